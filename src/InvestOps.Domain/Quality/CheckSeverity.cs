namespace InvestOps.Domain.Quality;

/// <summary>What a finding of the session gate leads to, from the least to the most.</summary>
public enum CheckSeverity
{
    /// <summary>Said in the day's report; nothing is held back.</summary>
    Note = 0,

    /// <summary>The row is kept out of the store until a person has decided.</summary>
    HoldRow = 1,

    /// <summary>Nothing of the session is published until a person has decided, or the source gives other rows.</summary>
    HoldDay = 2,
}
