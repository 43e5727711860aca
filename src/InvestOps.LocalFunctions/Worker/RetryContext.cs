namespace Microsoft.Azure.Functions.Worker;

/// <summary>Which try an invocation is.</summary>
public abstract class RetryContext
{
    /// <summary>The tries before this one.</summary>
    public abstract int RetryCount { get; }

    /// <summary>The repeats that are allowed; -1 when there is no end to them.</summary>
    public abstract int MaxRetryCount { get; }
}
