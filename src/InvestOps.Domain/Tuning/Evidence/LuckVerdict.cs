namespace InvestOps.Domain.Tuning.Evidence;

/// <summary>What the evidence says of the best trial.</summary>
public enum LuckVerdict
{
    /// <summary>Nothing met the constraints, so there is nothing to judge.</summary>
    Nothing = 0,

    /// <summary>Luck explains it, or it is a loss out of sample.</summary>
    Luck = 1,

    /// <summary>Luck is not excluded, or the result hangs on a detail.</summary>
    Doubtful = 2,

    /// <summary>Every check is passed.</summary>
    Good = 3,
}
