namespace InvestOps.LocalFunctions.Settings;

/// <summary>How often and after what delays a failed timer function is repeated.</summary>
public sealed record RetrySettings
{
    public required RetryStrategy Strategy { get; init; }

    /// <summary>The repeats after the first try; -1 goes on for ever.</summary>
    public required int MaxRetryCount { get; init; }

    /// <summary>The delay before the first repeat, and before every one where it is fixed.</summary>
    public required TimeSpan Delay { get; init; }

    /// <summary>The longest delay; the same as <see cref="Delay"/> where it is fixed.</summary>
    public required TimeSpan MaximumDelay { get; init; }
}
