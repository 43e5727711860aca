namespace InvestOps.LocalFunctions.Listening;

/// <summary>What became of the wish to run a function by hand.</summary>
public enum ManualRunState
{
    /// <summary>It runs, or has run.</summary>
    Accepted,

    /// <summary>There is no such function, or it cannot be run by hand.</summary>
    Unknown,

    /// <summary>It runs already, by its trigger or by hand.</summary>
    Busy,
}
