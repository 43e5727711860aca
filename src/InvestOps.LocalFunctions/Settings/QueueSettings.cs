namespace InvestOps.LocalFunctions.Settings;

/// <summary>How queues are polled: <c>extensions.queues</c> of host.json, with the real host's defaults.</summary>
public sealed record QueueSettings
{
    /// <summary>The messages taken at a time, 1 to 32.</summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>More are taken when so few are still running; at most this and a batch run at a time.</summary>
    public int NewBatchThreshold { get; init; } = 8;

    /// <summary>The longest pause between two looks at an empty queue.</summary>
    public TimeSpan MaxPollingInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a message that failed is hidden before the second try.</summary>
    public TimeSpan VisibilityTimeout { get; init; } = TimeSpan.Zero;

    /// <summary>The tries before a message goes to the poison queue.</summary>
    public int MaxDequeueCount { get; init; } = 5;

    public MessageEncoding MessageEncoding { get; init; } = MessageEncoding.Base64;
}
