namespace Microsoft.Azure.Functions.Worker;

/// <summary>Repeats a function that failed, within the event that started it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class RetryAttribute(int maxRetryCount) : Attribute
{
    /// <summary>The repeats after the first try; -1 goes on for ever.</summary>
    public int MaxRetryCount { get; } = maxRetryCount;
}
