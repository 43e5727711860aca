namespace InvestOps.Domain.Market;

/// <summary>One field of a <see cref="MarketPanel"/>. Prices in won a share, volume and shares in shares, value and market cap in won.</summary>
public enum PanelColumn
{
    /// <summary>시가. NaN on a session without trades.</summary>
    Open = 0,

    /// <summary>고가. NaN on a session without trades.</summary>
    High = 1,

    /// <summary>저가. NaN on a session without trades.</summary>
    Low = 2,

    /// <summary>종가 as stored; carried by the exchange on a session without trades; NaN where there is no row.</summary>
    Close = 3,

    /// <summary>거래량; 0 on a session without trades; NaN where there is no row.</summary>
    Volume = 4,

    /// <summary>거래대금; close × volume where the source gives none.</summary>
    Value = 5,

    /// <summary>시가총액; NaN where the source gives none.</summary>
    MarketCap = 6,

    /// <summary>상장주식수; NaN where the source gives none.</summary>
    ListedShares = 7,

    /// <summary>
    /// The running product of base price ÷ previous close since the first row: price ÷ this is comparable over
    /// time and never changes when later rows arrive. 1 throughout on an adjusted basis.
    /// </summary>
    Adjustment = 8,
}
