using InvestOps.Pipeline.Reporting.Comparisons;

namespace InvestOps.Pipeline.Dashboard.Comparing;

/// <summary>Backtests side by side, or why they cannot be.</summary>
/// <param name="Comparison">Null where they cannot be compared.</param>
/// <param name="Troubles">Why not.</param>
public sealed record CompareView(Comparison? Comparison, IReadOnlyList<string> Troubles);
