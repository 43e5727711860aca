namespace InvestOps.Domain.Scanning;

/// <summary>Why an issue is left out, in the order in which the checks are made.</summary>
public enum ExclusionReason
{
    /// <summary>The issue has no row on the session: not listed yet, or no longer.</summary>
    NotListed = 0,

    /// <summary>No trades on the session (거래정지).</summary>
    Halted = 1,

    /// <summary>On HOLD_CORE already.</summary>
    HoldCore = 2,

    /// <summary>Another market than the strategy trades.</summary>
    OtherBoard = 3,

    /// <summary>Not a common share.</summary>
    NotCommonShare = 4,

    /// <summary>기업인수목적회사.</summary>
    Spac = 5,

    /// <summary>관리종목.</summary>
    Administrative = 6,

    /// <summary>Listed for too short a time.</summary>
    TooYoung = 7,

    /// <summary>Traded value too low.</summary>
    Illiquid = 8,

    /// <summary>Market cap too low.</summary>
    TooSmall = 9,

    /// <summary>Fewer stored sessions than the scanner needs.</summary>
    TooLittleHistory = 10,

    /// <summary>The row of the session is held back as abnormal, until a person has decided.</summary>
    HeldBack = 11,
}
