namespace InvestOps.Pipeline.Reporting.Comparisons;

/// <summary>Something that backtests were made from, and whether they agree on it.</summary>
/// <param name="Name">For example <c>capital</c>, <c>scanner.lookback</c> or <c>market</c>.</param>
/// <param name="Values">One for each backtest; empty where it has none.</param>
public sealed record ComparedFact(string Name, IReadOnlyList<string> Values)
{
    public bool Differs => Values.Distinct(StringComparer.Ordinal).Count() > 1;
}
