namespace InvestOps.WebJobsDifferential.Tests.Hosts;

/// <summary>Whose listeners run a scene.</summary>
public enum Side
{
    /// <summary>Microsoft's.</summary>
    Real,

    /// <summary>Those of InvestOps.LocalFunctions.</summary>
    Ours,
}
