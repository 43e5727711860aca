using InvestOps.Domain.Market;

namespace InvestOps.Domain.Backtesting;

/// <summary>A backtest with nothing left open: what to run, over which dates, with how much.</summary>
public sealed record BacktestRequest
{
    /// <summary>The smallest and largest capital that is taken seriously, in won.</summary>
    public const long MinimumCapital = 1_000_000;

    /// <summary>See <see cref="MinimumCapital"/>.</summary>
    public const long MaximumCapital = 10_000_000_000_000;

    public required string Id { get; init; }

    public required string Strategy { get; init; }

    /// <summary>First and last day of the simulation; the sessions within are used.</summary>
    public required DateOnly From { get; init; }

    /// <summary>See <see cref="From"/>.</summary>
    public required DateOnly To { get; init; }

    public required Won Capital { get; init; }

    /// <summary>Values set in place of the strategy file's, by dotted path (<c>scanner.lookback</c>).</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);
}
