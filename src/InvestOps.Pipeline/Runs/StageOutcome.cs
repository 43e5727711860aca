using InvestOps.Pipeline.Backtesting;

namespace InvestOps.Pipeline.Runs;

/// <summary>How a stage ended. A failure is an exception, not an outcome.</summary>
public abstract record StageOutcome
{
    private StageOutcome()
    {
    }

    /// <summary>What happened, in a few words and figures that depend on the data alone.</summary>
    public required string Details { get; init; }

    /// <summary>Messages to queue. AlreadyDone gives those again that have no result yet, since a crash may have come between the write and the send.</summary>
    public IReadOnlyList<BacktestMessage> Next { get; init; } = [];

    /// <summary>The stage's assets were made now.</summary>
    public sealed record Completed : StageOutcome;

    /// <summary>The stage's assets were there; nothing was changed.</summary>
    public sealed record AlreadyDone : StageOutcome;

    /// <summary>What the stage needs is not there yet; trying again later is right.</summary>
    public sealed record NotReady : StageOutcome;
}
