namespace InvestOps.Pipeline.Status;

/// <summary>Where one channel of notices stands.</summary>
public sealed record ChannelStatus
{
    /// <summary>Its name in the outbox: <c>slack</c>, <c>webhook</c>.</summary>
    public required string Name { get; init; }

    public required ChannelCondition Condition { get; init; }

    /// <summary>Whether it is used only while the first one is silent or stopped.</summary>
    public required bool IsStandby { get; init; }

    /// <summary>The channel's own word; null where nothing is wrong.</summary>
    public string? Reason { get; init; }

    /// <summary>What a person does about it; null where it mends itself.</summary>
    public string? Advice { get; init; }

    /// <summary>Since when nothing gets through.</summary>
    public DateTimeOffset? DownSince { get; init; }

    /// <summary>Nothing is tried before.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    public DateTimeOffset? LastDelivered { get; init; }

    /// <summary>Notices that it is to have and does not have yet.</summary>
    public required int Waiting { get; init; }

    /// <summary>When the oldest of them was recorded.</summary>
    public DateTimeOffset? OldestWaiting { get; init; }
}
