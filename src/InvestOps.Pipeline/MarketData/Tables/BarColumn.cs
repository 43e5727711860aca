namespace InvestOps.Pipeline.MarketData.Tables;

/// <summary>The numbers of a stored bar, in the order in which they are stored.</summary>
public enum BarColumn
{
    /// <summary>시가, won.</summary>
    Open = 0,

    /// <summary>고가, won.</summary>
    High = 1,

    /// <summary>저가, won.</summary>
    Low = 2,

    /// <summary>종가, won.</summary>
    Close = 3,

    /// <summary>대비, won against the base price.</summary>
    Change = 4,

    /// <summary>거래량, shares.</summary>
    Volume = 5,

    /// <summary>거래대금, won.</summary>
    Value = 6,

    /// <summary>시가총액, won.</summary>
    MarketCap = 7,

    /// <summary>상장주식수, shares.</summary>
    ListedShares = 8,
}
