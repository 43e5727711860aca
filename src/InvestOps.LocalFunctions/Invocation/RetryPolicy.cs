using InvestOps.LocalFunctions.Discovery;
using InvestOps.LocalFunctions.Listening;
using InvestOps.LocalFunctions.Settings;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.LocalFunctions.Invocation;

/// <summary>Finds and applies the retry policy of a function: its own attribute, or the one of host.json.</summary>
internal static class RetryPolicy
{
    /// <returns>Null when nothing is repeated.</returns>
    /// <exception cref="FunctionUnusableException">The attribute's values are no times, or contradict each other.</exception>
    public static RetrySettings? Of(FunctionDescriptor function, HostSettings settings)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(settings);
        var policy = function.Retry switch
        {
            FixedDelayRetryAttribute retry => Fixed(retry),
            ExponentialBackoffRetryAttribute retry => Exponential(retry),
            _ => settings.Retry,
        };
        if (policy is { MaxRetryCount: < -1 })
        {
            throw new FunctionUnusableException("the retry policy repeats -1 times for ever, or 0 times and more.");
        }

        return policy is { MaxRetryCount: 0 } ? null : policy;
    }

    /// <summary>The delay before a repeat: the shortest at first, then about double each time, never more than the longest.</summary>
    /// <param name="repeat">1 for the first repeat.</param>
    /// <param name="chance">From 0 up to 1: spreads the delays by a fifth to either side.</param>
    public static TimeSpan DelayBefore(int repeat, RetrySettings policy, double chance)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (policy.Strategy == RetryStrategy.FixedDelay || repeat <= 1)
        {
            return policy.Delay;
        }

        return Backoff.Spread(policy.Delay, repeat - 2, chance, policy.MaximumDelay);
    }

    private static RetrySettings Fixed(FixedDelayRetryAttribute retry)
    {
        var delay = Time(retry.DelayInterval);
        return new RetrySettings { Strategy = RetryStrategy.FixedDelay, MaxRetryCount = retry.MaxRetryCount, Delay = delay, MaximumDelay = delay };
    }

    private static RetrySettings Exponential(ExponentialBackoffRetryAttribute retry)
    {
        var least = Time(retry.MinimumInterval);
        var most = Time(retry.MaximumInterval);
        return most >= least
            ? new RetrySettings { Strategy = RetryStrategy.ExponentialBackoff, MaxRetryCount = retry.MaxRetryCount, Delay = least, MaximumDelay = most }
            : throw new FunctionUnusableException($"the retry policy's longest delay '{retry.MaximumInterval}' is shorter than '{retry.MinimumInterval}'.");
    }

    private static TimeSpan Time(string text) => SettingReader.TryTime(text, out var time) && time >= TimeSpan.Zero
        ? time
        : throw new FunctionUnusableException($"the retry policy's delay '{text}' must be a time as hh:mm:ss.");
}
