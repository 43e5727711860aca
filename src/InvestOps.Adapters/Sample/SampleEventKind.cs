namespace InvestOps.Adapters.Sample;

/// <summary>What can happen to an issue of the sample market.</summary>
public enum SampleEventKind
{
    /// <summary>신규상장: the first session.</summary>
    Listed = 0,

    /// <summary>First session of a trading halt (거래정지).</summary>
    Halted = 1,

    /// <summary>First session after a trading halt.</summary>
    Resumed = 2,

    /// <summary>First of the 7 sessions of liquidation trading (정리매매).</summary>
    LiquidationStarted = 3,

    /// <summary>The last session before the delisting.</summary>
    Delisted = 4,

    /// <summary>액면분할: first session at the new price and number of shares.</summary>
    Split = 5,

    /// <summary>액면병합: first session at the new price and number of shares.</summary>
    ReverseSplit = 6,

    /// <summary>무상증자: the ex-rights session.</summary>
    BonusIssue = 7,

    /// <summary>유상증자: the ex-rights session.</summary>
    RightsIssue = 8,

    /// <summary>New shares of a bonus or rights issue are listed.</summary>
    SharesListed = 9,

    /// <summary>Open, high, low and close at the upper limit.</summary>
    LimitUpLocked = 10,

    /// <summary>Close at the upper limit after trading below it.</summary>
    LimitUpReached = 11,

    /// <summary>Open, high, low and close at the lower limit.</summary>
    LimitDownLocked = 12,

    /// <summary>Close at the lower limit after trading above it.</summary>
    LimitDownReached = 13,

    /// <summary>The exchange's name of the issue changes.</summary>
    Renamed = 14,

    /// <summary>Designated 관리종목.</summary>
    AdministrativeDesignated = 15,

    /// <summary>Designated 투자주의환기종목.</summary>
    CautionDesignated = 16,

    /// <summary>A designation ends.</summary>
    DesignationLifted = 17,
}
