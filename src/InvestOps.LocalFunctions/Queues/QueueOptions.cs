using InvestOps.LocalFunctions.Listening;
using InvestOps.LocalFunctions.Settings;

namespace InvestOps.LocalFunctions.Queues;

/// <summary>How a listener handles its messages.</summary>
public sealed record QueueOptions
{
    // Storage hides nothing for longer.
    private static readonly TimeSpan LongestHidden = TimeSpan.FromDays(7);

    /// <summary>The queue settings of host.json.</summary>
    public required QueueSettings Settings { get; init; }

    /// <summary>How long a message stays hidden when its host dies; while the host lives it is hidden again at half of this.</summary>
    public TimeSpan Hidden { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The longest pause before a message that failed is tried again, unless host.json asks for a longer one.</summary>
    public TimeSpan LongestRetryDelay { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The pause after a message's n-th failure: host.json's <c>visibilityTimeout</c>, a second at least, doubled each time.</summary>
    public TimeSpan RetryDelay(long failures)
    {
        var first = Backoff.Longer(Settings.VisibilityTimeout, TimeSpan.FromSeconds(1));
        var longest = Backoff.Shorter(Backoff.Longer(first, LongestRetryDelay), LongestHidden);
        return Backoff.Doubled(first, failures - 1, longest);
    }
}
