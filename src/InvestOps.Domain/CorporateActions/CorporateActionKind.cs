namespace InvestOps.Domain.CorporateActions;

/// <summary>What re-set a base price, as far as listed shares, the ratio and the date tell.</summary>
public enum CorporateActionKind
{
    /// <summary>The rows do not tell.</summary>
    Unknown = 0,

    /// <summary>액면분할: shares multiply on the day, the base falls by the same ratio.</summary>
    Split = 1,

    /// <summary>주식병합, or 감자 without refund: shares shrink on the day, the base rises by the same ratio. Rows do not tell the two apart.</summary>
    Consolidation = 2,

    /// <summary>무상증자: the base falls on the ex-date, the shares are listed weeks later, by the same ratio.</summary>
    BonusIssue = 3,

    /// <summary>유상증자: the base falls by less than the shares that are listed weeks later, since they are paid for.</summary>
    RightsIssue = 4,

    /// <summary>주식배당: a small fall of the base on the last ex-date of the year.</summary>
    StockDividend = 5,

    /// <summary>Shares shrink, and the base does not follow by the same ratio: 감자 with refund, or a company split in two (인적분할).</summary>
    CapitalReduction = 6,

    /// <summary>After a halt the exchange set a base that no share ratio explains: an appraisal or an auction.</summary>
    Reopening = 7,
}
