namespace InvestOps.Pipeline.Dashboard.Backtests;

/// <summary>A page of backtests.</summary>
public sealed record BacktestListView
{
    public required DateTimeOffset At { get; init; }

    /// <summary>The strategies of the configuration.</summary>
    public required IReadOnlyList<string> Strategies { get; init; }

    /// <summary>The one that is asked for; null for all.</summary>
    public string? Strategy { get; init; }

    /// <summary>Asked for, and without a report.</summary>
    public required IReadOnlyList<BacktestRow> Open { get; init; }

    /// <summary>How many more of them there are.</summary>
    public int MoreOpen { get; init; }

    /// <summary>Those that ran, newest first.</summary>
    public required IReadOnlyList<BacktestRow> Ran { get; init; }

    /// <summary>How many runs the page begins after.</summary>
    public required int Skip { get; init; }

    /// <summary>Where the next page begins; null on the last.</summary>
    public int? Older { get; init; }

    /// <summary>Runs of backtests in the ledger.</summary>
    public required int Runs { get; init; }

    public IReadOnlyList<string> Damages { get; init; } = [];

    public bool IsMoving => Open.Any(row => row.State == Backtesting.BacktestState.Running);
}
