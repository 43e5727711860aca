namespace InvestOps.LocalFunctions.Http;

/// <summary>How far a run by hand has come.</summary>
internal enum RunPageState
{
    /// <summary>It has not ended.</summary>
    Running,

    /// <summary>The function returned, and its outputs are sent.</summary>
    Succeeded,

    /// <summary>The function threw.</summary>
    Failed,

    /// <summary>The host stopped and the function ended because of it.</summary>
    Cancelled,

    /// <summary>The function took longer than <c>functionTimeout</c>.</summary>
    TimedOut,
}
