namespace InvestOps.Domain.Market;

/// <summary>The KRX market an issue is listed on. KOSDAQ GLOBAL is a segment of KOSDAQ.</summary>
public enum Board : byte
{
    /// <summary>The source does not say.</summary>
    Unknown = 0,

    /// <summary>유가증권시장.</summary>
    Kospi = 1,

    /// <summary>코스닥시장, the KOSDAQ GLOBAL segment included.</summary>
    Kosdaq = 2,

    /// <summary>코넥스시장.</summary>
    Konex = 3,
}
