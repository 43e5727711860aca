namespace InvestOps.Pipeline.Dashboard.Months;

/// <summary>How a day of the calendar went.</summary>
public enum DayState
{
    /// <summary>A Saturday or Sunday.</summary>
    Weekend = 0,

    /// <summary>The exchange is closed.</summary>
    Holiday = 1,

    /// <summary>Its rows are not due yet.</summary>
    Ahead = 2,

    /// <summary>Every stage did it in time.</summary>
    Done = 3,

    /// <summary>Every stage did it, one of them after its deadline.</summary>
    Late = 4,

    /// <summary>A stage is at it.</summary>
    Running = 5,

    /// <summary>The newest run of a stage failed or died.</summary>
    Failed = 6,

    /// <summary>Its rows are held back and wait for a decision.</summary>
    Held = 7,

    /// <summary>Its rows are stored, and stages have work left or never ran for it, as with imported history.</summary>
    Stored = 8,

    /// <summary>Nothing is stored of it.</summary>
    Missing = 9,
}
