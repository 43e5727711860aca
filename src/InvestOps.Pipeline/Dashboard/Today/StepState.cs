namespace InvestOps.Pipeline.Dashboard.Today;

/// <summary>How a stage stands, as its card says.</summary>
public enum StepState
{
    /// <summary>It never ran, and owes nothing.</summary>
    Idle = 0,

    /// <summary>Its last run ended well, and it owes nothing.</summary>
    Done = 1,

    /// <summary>It runs.</summary>
    Running = 2,

    /// <summary>It owes sessions whose deadline has not come.</summary>
    Owing = 3,

    /// <summary>It owes sessions whose deadline has passed.</summary>
    Late = 4,

    /// <summary>Its last run failed or died.</summary>
    Failed = 5,
}
