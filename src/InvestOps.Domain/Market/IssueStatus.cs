namespace InvestOps.Domain.Market;

/// <summary>What the exchange says of an issue on one session, as far as the stored row tells it.</summary>
[Flags]
public enum IssueStatus : byte
{
    /// <summary>Nothing special.</summary>
    None = 0,

    /// <summary>관리종목.</summary>
    Administrative = 1,

    /// <summary>투자주의환기종목 (KOSDAQ).</summary>
    InvestmentCaution = 2,

    /// <summary>기업인수목적회사: by section or by the name of that session, since a SPAC changes its name when it merges.</summary>
    Spac = 4,
}
