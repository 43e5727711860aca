namespace InvestOps.LocalFunctions.Settings;

/// <summary>host.json, with what the environment overrides in it.</summary>
public sealed record HostSettings
{
    /// <summary>The longest that a function may take; null for no limit.</summary>
    public TimeSpan? FunctionTimeout { get; init; } = TimeSpan.FromMinutes(30);

    public QueueSettings Queues { get; init; } = new();

    public HttpSettings Http { get; init; } = new();

    public SingletonSettings Singleton { get; init; } = new();

    /// <summary>The retry policy of functions that have none of their own; timers only.</summary>
    public RetrySettings? Retry { get; init; }

    /// <summary>The only functions that are to run; all when empty.</summary>
    public IReadOnlyList<string> Functions { get; init; } = [];

    /// <summary>Log levels by category, as written; the key <c>default</c> is for all others.</summary>
    public IReadOnlyDictionary<string, string> LogLevels { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
}
