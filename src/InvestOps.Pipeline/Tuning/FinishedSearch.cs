using InvestOps.Domain.Tuning;

namespace InvestOps.Pipeline.Tuning;

/// <summary>A search that is over, and what was found.</summary>
/// <param name="Dates">Of the sessions that trials have returns of.</param>
/// <param name="Trials">Every trial, in the order of its number.</param>
/// <param name="Refused">Combinations that the strategy's own rules refuse, which are no trials.</param>
/// <param name="Findings">Null where no trial meets the constraints.</param>
/// <param name="HasBenchmark">Whether trials were held against the index, and not against cash.</param>
/// <param name="EverTrials">How many trials were ever made of the strategy, these included.</param>
public sealed record FinishedSearch(
    SettledTuning Settled,
    IReadOnlyList<DateOnly> Dates,
    IReadOnlyList<Trial> Trials,
    int Refused,
    TuningFindings? Findings,
    bool HasBenchmark,
    int EverTrials)
{
    /// <summary>The dates of the sessions that walk-forwards test.</summary>
    public IEnumerable<DateOnly> TestedDates => Dates.TakeLast(Findings?.RollingReturns.Count ?? 0);

    /// <summary>The numbers of the best trials, best first.</summary>
    /// <param name="count">How many, where there are so many.</param>
    public IEnumerable<long> Best(int count) => (Findings?.Ranked ?? []).Take(count).Select(trial => trial.Point);
}
