namespace Microsoft.Azure.Functions.Worker;

/// <summary>Repeats a function that failed after the same delay each time.</summary>
public sealed class FixedDelayRetryAttribute(int maxRetryCount, string delayInterval) : RetryAttribute(maxRetryCount)
{
    /// <summary>As <c>hh:mm:ss</c>.</summary>
    public string DelayInterval { get; } = delayInterval;
}
