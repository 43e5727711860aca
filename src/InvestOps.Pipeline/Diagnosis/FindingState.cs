namespace InvestOps.Pipeline.Diagnosis;

/// <summary>What a check found.</summary>
public enum FindingState
{
    /// <summary>As it should be.</summary>
    Ok = 0,

    /// <summary>Works, and could be better.</summary>
    Note = 1,

    /// <summary>Has to be mended.</summary>
    Wrong = 2,
}
