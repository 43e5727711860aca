using InvestOps.Pipeline.Dashboard.SignalLists;
using InvestOps.Pipeline.Notifications.Outboxes;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Scanning;
using InvestOps.Pipeline.Status;

namespace InvestOps.Pipeline.Dashboard.Today;

/// <summary>What the first page shows.</summary>
public sealed record TodayView
{
    public required OperationStatus Status { get; init; }

    public required IReadOnlyList<StageStep> Steps { get; init; }

    /// <summary>The signals of the newest session.</summary>
    public required IReadOnlyList<StoredSignals> Signals { get; init; }

    /// <summary>Whether the newest session has its daily report.</summary>
    public required bool HasReport { get; init; }

    /// <summary>How each channel of notices stands that ever had one.</summary>
    public required IReadOnlyList<ChannelState> Channels { get; init; }

    public IReadOnlyList<string> Damages { get; init; } = [];

    /// <summary>HOLD_CORE as the newest session's signals have it, the same for every strategy that holds it.</summary>
    public IReadOnlyList<SignalEntry> HoldCore => Signals.Select(signals => signals.Document?.HoldCore).FirstOrDefault(core => core is { Count: > 0 }) ?? [];

    /// <summary>Whether something is at work now, so that the page will soon say something else.</summary>
    public bool IsMoving => Status.Stages.Any(stage => stage.LastRun?.State == RunState.Running) || Status.Backtests.Any(backtest => backtest.State == Backtesting.BacktestState.Running);
}
