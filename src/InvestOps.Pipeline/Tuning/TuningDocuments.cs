using System.Globalization;
using InvestOps.Domain.Tuning;
using InvestOps.Domain.Tuning.Evidence;
using InvestOps.Domain.Tuning.Folds;
using InvestOps.Pipeline.Reporting.Tunings;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Tuning;

/// <summary>Makes the stored result of a search that is over.</summary>
internal static class TuningDocuments
{
    /// <summary>How many trials the result names.</summary>
    public const int MostTop = 20;

    /// <param name="ids">The ids of the full backtests of the best trials, in their order.</param>
    public static TuningDocument Of(FinishedSearch finished, IReadOnlyList<string> ids, ReportText text)
    {
        var (settled, findings) = (finished.Settled, finished.Findings);
        var document = new TuningDocument
        {
            Plan = settled.Plan,
            Verdict = findings?.Verdict ?? LuckVerdict.Nothing,
            Words = "",
            Trials = finished.Trials.Count,
            TrialsEver = finished.EverTrials,
            Refused = finished.Refused,
            Benchmark = finished.HasBenchmark ? settled.Benchmark : null,
            Evidence = findings is null ? null : EvidenceOf(findings.Evidence),
            Checks = findings?.Checks ?? [],
            Top = [.. (findings?.Ranked ?? []).Zip(ids, (trial, id) => EntryOf(settled, trial, id)).Select((entry, place) => entry with { IsBacktested = place < settled.Plan.Backtests })],
            Rolling = FoldsOf(finished, findings?.Rolling),
            Anchored = FoldsOf(finished, findings?.Anchored),
            Purged = FoldsOf(finished, findings?.Purged),
        };
        return document with { Words = VerdictWords.Of(document, text) };
    }

    private static TrialEntry EntryOf(SettledTuning settled, Trial trial, string id) => new(
        trial.Point,
        settled.Space.ParametersOf(trial.Point),
        settled.Goal.ValueOf(trial),
        trial.Whole.Sharpe,
        trial.Whole.Cagr,
        trial.Whole.Volatility,
        trial.Whole.MaxDrawdown,
        trial.Turnover,
        trial.Trades,
        id,
        IsBacktested: false,
        CommandOf(settled, trial.Point));

    private static string CommandOf(SettledTuning settled, long point)
    {
        var plan = settled.Plan;
        var set = string.Concat(settled.ParametersOf(point).Select(pair => $" --set {pair.Key}={(pair.Value.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-') ? pair.Value : $"'{pair.Value}'")}"));
        return string.Create(CultureInfo.InvariantCulture, $"investops backtest run --strategy {plan.Strategy} --from {plan.From:yyyy-MM-dd} --to {plan.To:yyyy-MM-dd} --capital {plan.Capital}{set}");
    }

    private static FoldEntry[] FoldsOf(FinishedSearch finished, IReadOnlyList<FoldChoice>? choices)
    {
        return [.. (choices ?? []).Select(choice => new FoldEntry(
            DateOf(choice.Fold.Train[0].From),
            DateOf(choice.Fold.Train[^1].To - 1),
            DateOf(choice.Fold.Test.From),
            DateOf(choice.Fold.Test.To - 1),
            finished.Settled.Space.ParametersOf(choice.Trial.Point),
            choice.InSample.Sharpe,
            choice.OutOfSample.Sharpe,
            choice.OutOfSample.TotalReturn,
            choice.OutOfSample.MaxDrawdown))];

        DateOnly DateOf(int place) => finished.Dates[place];
    }

    private static EvidenceEntry EvidenceOf(TuningEvidence evidence) => new()
    {
        BestSharpe = evidence.Best.Sharpe,
        LuckySharpe = evidence.LuckySharpe,
        ProbabilisticSharpe = evidence.ProbabilisticSharpe,
        DeflatedSharpe = evidence.DeflatedSharpe,
        MinimumTrackRecord = evidence.MinimumTrackRecord,
        OverfittingProbability = evidence.Overfitting?.Probability,
        LossProbability = evidence.Overfitting?.ProbabilityOfLoss,
        Degradation = evidence.Overfitting?.Degradation,
        RealityCheckP = evidence.RealityP,
        SuperiorAbilityP = evidence.SuperiorP,
        RollingSharpe = evidence.Rolling?.Sharpe,
        AnchoredSharpe = evidence.Anchored?.Sharpe,
        CrossValidatedSharpe = evidence.CrossValidated?.Sharpe,
        Neighbours = evidence.Neighbours.Count,
        NeighboursMedian = evidence.Neighbours.Median,
        NeighboursWorst = evidence.Neighbours.Worst,
        Stability = evidence.Neighbours.Stability,
        DoubledCostsSharpe = evidence.DoubledCosts.Sharpe,
        SessionLaterSharpe = evidence.SessionLater.Sharpe,
    };
}
