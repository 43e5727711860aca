namespace InvestOps.WebJobsDifferential.Tests;

/// <summary>What the two sides are to do differently with the same input, and why.</summary>
public sealed record AgreedDifference(string Why)
{
    /// <summary>The history with Microsoft's listeners.</summary>
    public required string[] Real { get; init; }

    /// <summary>The history with ours.</summary>
    public required string[] Ours { get; init; }
}
