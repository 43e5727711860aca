namespace InvestOps.Pipeline.Watching;

/// <summary>What changed.</summary>
public enum ChangeKind
{
    /// <summary>Something went wrong.</summary>
    Raised = 0,

    /// <summary>What was a warning is serious now.</summary>
    Worsened = 1,

    /// <summary>It is right again.</summary>
    Recovered = 2,

    /// <summary>Something happened once that a person should know of.</summary>
    Noted = 3,
}
