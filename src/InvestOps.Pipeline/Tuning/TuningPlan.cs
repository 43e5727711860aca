using InvestOps.Domain.Tuning;
using InvestOps.Domain.Tuning.Folds;
using InvestOps.Domain.Tuning.Search;

namespace InvestOps.Pipeline.Tuning;

/// <summary>A tuning with nothing left open (<c>plan.json</c>): what any machine needs to run a part of it.</summary>
public sealed record TuningPlan
{
    public int Schema { get; init; } = 1;

    /// <summary>The same plan on the same data, definition and code has the same id.</summary>
    public required string Id { get; init; }

    public required string Strategy { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    /// <summary>Won.</summary>
    public required long Capital { get; init; }

    /// <summary>Values in place of the strategy file's, the same in all trials.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    public required IReadOnlyList<Dimension> Dimensions { get; init; }

    public required SearchKind Search { get; init; }

    /// <summary>The most trials.</summary>
    public required int Trials { get; init; }

    public required long Seed { get; init; }

    public required Measure Objective { get; init; }

    public required IReadOnlyList<Constraint> Constraints { get; init; }

    public required FoldRules Folds { get; init; }

    /// <summary>How many of the best trials get their full backtest, tear sheet included.</summary>
    public int Backtests { get; init; }

    /// <summary>Identity of the market data up to the last day.</summary>
    public required string Vintage { get; init; }

    /// <summary>Fingerprint of the strategy's definition before anything is varied.</summary>
    public required string Fingerprint { get; init; }

    public required string CodeVersion { get; init; }
}
