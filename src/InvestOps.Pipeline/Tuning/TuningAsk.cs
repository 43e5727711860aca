namespace InvestOps.Pipeline.Tuning;

/// <summary>A tuning as a person asks for it; what is not said has a default.</summary>
public sealed record TuningAsk
{
    public required string? Strategy { get; init; }

    /// <summary>Settings to vary: a path or its last word, <c>=</c>, and values (<c>lookback=63,126,252</c>, <c>skip=0..21:7</c>).</summary>
    public required IReadOnlyList<string> Grid { get; init; }

    /// <summary><c>grid</c>, <c>random</c>, <c>tpe</c> or <c>cma</c>; null = grid.</summary>
    public string? Search { get; init; }

    /// <summary>The most trials; null = all of a grid, 200 of another search.</summary>
    public int? Trials { get; init; }

    /// <summary>Seed of a search that draws; null = 1.</summary>
    public long? Seed { get; init; }

    /// <summary>A measure's name; null = sharpe.</summary>
    public string? Objective { get; init; }

    /// <summary>For example <c>max_drawdown&gt;-0.4</c>.</summary>
    public IReadOnlyList<string> Constraints { get; init; } = [];

    /// <summary>For example <c>train=756</c>, <c>test=252</c>, <c>kfold=5</c>, <c>purge=21</c>, <c>embargo=21</c>, <c>blocks=16</c>.</summary>
    public IReadOnlyList<string> Folds { get; init; } = [];

    /// <summary>How many of the best trials get their full backtest; null = three.</summary>
    public int? Backtests { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public long? Capital { get; init; }

    /// <summary>Values in place of the strategy file's, the same in all trials.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>This, and what another one says where this says nothing.</summary>
    public TuningAsk Over(TuningAsk other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return SearchOver(other) with
        {
            Grid = Either(Grid, other.Grid),
            Constraints = Either(Constraints, other.Constraints),
            Folds = Either(Folds, other.Folds),
            Parameters = Parameters.Count > 0 ? Parameters : other.Parameters,
            From = From ?? other.From,
            To = To ?? other.To,
            Capital = Capital ?? other.Capital,
        };
    }

    private TuningAsk SearchOver(TuningAsk other) => this with
    {
        Strategy = Strategy ?? other.Strategy,
        Search = Search ?? other.Search,
        Trials = Trials ?? other.Trials,
        Seed = Seed ?? other.Seed,
        Objective = Objective ?? other.Objective,
        Backtests = Backtests ?? other.Backtests,
    };

    private static IReadOnlyList<string> Either(IReadOnlyList<string> one, IReadOnlyList<string> other) => one.Count > 0 ? one : other;
}
