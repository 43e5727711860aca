namespace InvestOps.Pipeline.MarketData.Tables;

/// <summary>The texts of a stored bar beside its code.</summary>
public enum TextColumn
{
    /// <summary>종목명.</summary>
    Name = 0,

    /// <summary>시장구분.</summary>
    Market = 1,

    /// <summary>소속부.</summary>
    Section = 2,
}
