using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Dashboard.Backtests;

/// <summary>All that is known of one backtest.</summary>
public sealed record BacktestView
{
    public required string Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required BacktestState State { get; init; }

    /// <summary>Why it failed; null for all others.</summary>
    public string? Reason { get; init; }

    /// <summary>Who asked for it, when and why; kept until it has its report.</summary>
    public AskedBacktest? Asked { get; init; }

    /// <summary>Messages in the queue, this one perhaps among them.</summary>
    public int Waiting { get; init; }

    /// <summary>Its newest run; null where none began, or none is found among the newest of its date.</summary>
    public RunRecord? Run { get; init; }

    public BacktestDocument? Result { get; init; }

    /// <summary>The request that was run; before there is a report, the one that waits.</summary>
    public BacktestMessage? Request { get; init; }

    public AssetManifest? Manifest { get; init; }

    public IReadOnlyList<double> Curve { get; init; } = [];

    public IReadOnlyList<string> Damages { get; init; } = [];

    /// <summary>Whether it will come to an end by itself.</summary>
    public bool IsMoving => State is BacktestState.Queued or BacktestState.Running;
}
