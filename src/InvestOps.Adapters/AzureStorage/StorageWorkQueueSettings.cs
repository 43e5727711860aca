namespace InvestOps.Adapters.AzureStorage;

/// <summary>Which queue, and how its messages are handled.</summary>
public sealed record StorageWorkQueueSettings
{
    /// <summary>The queue's name: lower-case letters, digits and hyphens, 56 at most.</summary>
    public required string Queue { get; init; }

    /// <summary>The largest body that is sent or read. 48 KiB is what fits into a message as base64.</summary>
    public int MaximumBytes { get; init; } = 48 * 1024;

    /// <summary>How long a message stays hidden when its worker dies. While the worker lives, it is renewed at half of this.</summary>
    public TimeSpan Hidden { get; init; } = TimeSpan.FromMinutes(5);
}
