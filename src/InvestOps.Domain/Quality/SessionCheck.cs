namespace InvestOps.Domain.Quality;

/// <summary>The checks that a session passes before it is published. Severity, threshold and advice are in <see cref="CheckRules"/>.</summary>
public enum SessionCheck
{
    /// <summary>The rows are of another session than the one asked for.</summary>
    WrongDate = 0,

    /// <summary>There are no rows.</summary>
    NoRows = 1,

    /// <summary>Prices or volumes are missing or zero on most rows, as a source shows a day without trading.</summary>
    NoTrading = 2,

    /// <summary>The prices and volumes are those of the session before.</summary>
    RepeatedSession = 3,

    /// <summary>KOSPI or KOSDAQ had rows on the session before, and has none.</summary>
    BoardMissing = 4,

    /// <summary>A market has clearly fewer rows than on the session before.</summary>
    RowCountDropped = 5,

    /// <summary>The first session of a store has fewer rows than any whole market.</summary>
    RowCountFloor = 6,

    /// <summary>So many rows fail that the whole is not to be believed.</summary>
    TooManyHeldRows = 7,

    /// <summary>A person rejected the session.</summary>
    DayRejected = 8,

    /// <summary>A row's own numbers cannot be right; see <see cref="BarCheck"/>.</summary>
    RowNumbers = 9,

    /// <summary>An issue has more than one row.</summary>
    RepeatedIssue = 10,

    /// <summary>A price lies beyond the limits around the base price, on an issue that traded throughout the last ten sessions.</summary>
    PriceLimit = 11,

    /// <summary>Close − change is neither the previous close nor a base price that a corporate action could set.</summary>
    BasePrice = 12,

    /// <summary>Market cap is not close × listed shares.</summary>
    MarketCap = 13,

    /// <summary>Traded value ÷ volume is no price of that day.</summary>
    TradedValue = 14,

    /// <summary>Volume is a large multiple of the listed shares.</summary>
    VolumeSpike = 15,

    /// <summary>A person rejected the row.</summary>
    RowRejected = 16,

    /// <summary>KONEX had rows on the session before, and has none.</summary>
    KonexMissing = 17,

    /// <summary>A market has clearly more rows than on the session before.</summary>
    RowCountRose = 18,

    /// <summary>The session before is not stored, so that what needs it was not checked.</summary>
    NotCompared = 19,

    /// <summary>Rows carry no change against a base price.</summary>
    NoBasePrice = 20,

    /// <summary>The exchange re-set the base price by up to 30 %.</summary>
    BaseReset = 21,

    /// <summary>The exchange re-set the base price by more than 30 %.</summary>
    LargeBaseReset = 22,

    /// <summary>A price beyond the limits on an issue that did not trade throughout the last ten sessions: a first day, a reopening or liquidation trading.</summary>
    OutsideUsualLimit = 23,

    /// <summary>Listed shares doubled or halved, and the base price did not follow.</summary>
    SharesJump = 24,

    /// <summary>An issue has its first row.</summary>
    NewIssue = 25,

    /// <summary>An issue had a row on the session before, and has none.</summary>
    IssueGone = 26,

    /// <summary>Rows that are stored for the session have other prices.</summary>
    PricesRevised = 27,

    /// <summary>Rows that are stored for the session have other volumes.</summary>
    VolumesRevised = 28,
}
