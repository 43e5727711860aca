namespace InvestOps.Pipeline.Configuration;

/// <summary>What a stage makes good after a standstill.</summary>
public enum CatchUpPolicy
{
    /// <summary>Every session that it missed, oldest first.</summary>
    EveryDate = 0,

    /// <summary>The newest session only; those before it are left as they are.</summary>
    LatestOnly = 1,
}
