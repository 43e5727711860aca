namespace InvestOps.Pipeline.Notifications.Outboxes;

/// <summary>How a channel stands, schema 1.</summary>
public sealed record ChannelState
{
    public int Schema { get; init; } = 1;

    public required string Name { get; init; }

    public DateTimeOffset? LastDelivered { get; init; }

    /// <summary>Nothing is tried before.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>Attempts since the last that succeeded.</summary>
    public int Failures { get; init; }

    /// <summary>Since when nothing gets through.</summary>
    public DateTimeOffset? DownSince { get; init; }

    /// <summary>The fingerprint of the settings with which a person has to do something first; with another one it is tried again.</summary>
    public string? StoppedFor { get; init; }

    /// <summary>The channel's own word.</summary>
    public string? Reason { get; init; }

    /// <summary>What to do.</summary>
    public string? Advice { get; init; }

    /// <summary>When a kind of error was last told, by its subject: others of it are gathered for a while.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Told { get; init; } = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
}
