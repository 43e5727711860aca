namespace InvestOps.Pipeline.Watching;

/// <summary>What a sign of life says.</summary>
public enum PingKind
{
    /// <summary>A look has begun.</summary>
    Start = 0,

    /// <summary>The look has ended, and nothing serious is wrong.</summary>
    Success = 1,

    /// <summary>Something serious is wrong.</summary>
    Fail = 2,
}
