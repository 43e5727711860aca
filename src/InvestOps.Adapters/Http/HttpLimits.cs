namespace InvestOps.Adapters.Http;

/// <summary>How long a source is waited for, and how often it is asked again.</summary>
public sealed record HttpLimits
{
    /// <summary>The longest silence, before the first byte or between two of them.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest a single attempt takes: a whole market at one kilobyte a second.</summary>
    public TimeSpan Attempt { get; init; } = TimeSpan.FromMinutes(6);

    /// <summary>The longest a request takes with all its attempts.</summary>
    public TimeSpan Total { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How often a request is repeated after time-outs, broken connections and errors of the server.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>The wait before the first repetition; it doubles each time, by up to half spread.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(2);

    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a request is repeated whose answer is not what was asked for.</summary>
    public int RetriesOfSuspicious { get; init; } = 2;

    /// <summary>More than this of a body is not read.</summary>
    public int MostBytes { get; init; } = 32 << 20;

    /// <summary>How many requests are under way at once.</summary>
    public int AtOnce { get; init; } = 4;

    /// <summary>Spreads the waits, so that machines that failed together do not come back together.</summary>
    public int JitterSeed { get; init; } = Environment.ProcessId;
}
