using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Watching;

namespace InvestOps.Pipeline.Status;

/// <summary>How the operation stands at a moment: one screen of the terminal, one answer over HTTP, one JSON.</summary>
public sealed record OperationStatus
{
    public int Schema { get; init; } = 2;

    public required DateTimeOffset At { get; init; }

    public required string CodeVersion { get; init; }

    public required string Machine { get; init; }

    /// <summary>What is wrong now; empty when all is well.</summary>
    public IReadOnlyList<HealthConcern> Concerns { get; init; } = [];

    /// <summary>The newest session with stored bars; null where nothing is stored.</summary>
    public required DateOnly? NewestSession { get; init; }

    /// <summary>The newest session that must be stored by now; null where there is no deadline.</summary>
    public DateOnly? ExpectedSession { get; init; }

    /// <summary>Stored sessions.</summary>
    public required int Sessions { get; init; }

    public required IReadOnlyList<StageStatus> Stages { get; init; }

    /// <summary>Messages that wait or are being worked on.</summary>
    public required int QueuedMessages { get; init; }

    /// <summary>The queue with its age, and what was put aside with reasons.</summary>
    public required QueueState Queue { get; init; }

    /// <summary>Backtests that were asked for and have no report.</summary>
    public required IReadOnlyList<BacktestStatus> Backtests { get; init; }

    /// <summary>Where the channels of notices stand; empty where nobody is told anything.</summary>
    public IReadOnlyList<ChannelStatus> Channels { get; init; } = [];

    public required StorageHealth Storage { get; init; }

    /// <summary>Whether the storage is the known one.</summary>
    public required CanaryState Canary { get; init; }

    /// <summary>The disk below this machine's root; null where the system does not tell.</summary>
    public required DiskSpace? Disk { get; init; }

    /// <summary>The last sign of life of each host, with its timers and their next ticks.</summary>
    public required IReadOnlyList<Heartbeat> Hosts { get; init; }

    /// <summary>When a backup was last proven by a restore; null where none was, or nobody keeps that record.</summary>
    public DateTimeOffset? LastProvenRestore { get; init; }

    /// <summary>The last changes for better or worse, newest first.</summary>
    public required IReadOnlyList<StateChange> Changes { get; init; }
}
