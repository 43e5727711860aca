namespace InvestOps.Pipeline.Status;

/// <summary>How the operation stands at a moment.</summary>
public sealed record OperationStatus
{
    public int Schema { get; init; } = 1;

    public required DateTimeOffset At { get; init; }

    public required string CodeVersion { get; init; }

    public required string Machine { get; init; }

    /// <summary>The newest session with stored bars; null where nothing is stored.</summary>
    public required DateOnly? NewestSession { get; init; }

    /// <summary>Stored sessions.</summary>
    public required int Sessions { get; init; }

    public required IReadOnlyList<StageStatus> Stages { get; init; }

    /// <summary>Messages that wait or are being worked on.</summary>
    public required int QueuedMessages { get; init; }

    /// <summary>Backtests that were asked for and have no report.</summary>
    public required IReadOnlyList<BacktestStatus> Backtests { get; init; }
}
