namespace InvestOps.Domain.Quality;

/// <summary>What a person says to what the gate held back.</summary>
public enum DecisionVerdict
{
    /// <summary>The rows are right: publish them.</summary>
    Accept = 0,

    /// <summary>The rows are wrong: keep them out.</summary>
    Reject = 1,
}
