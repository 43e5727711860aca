namespace InvestOps.WebJobsDifferential.Tests.Hosts;

/// <summary>The queue settings of a scene, the same on both sides.</summary>
internal sealed record HostQueueSettings
{
    public int BatchSize { get; init; } = 4;

    public int NewBatchThreshold { get; init; } = 1;

    public int MaxDequeueCount { get; init; } = 3;

    public TimeSpan MaxPollingInterval { get; init; } = TimeSpan.FromMilliseconds(300);
}
