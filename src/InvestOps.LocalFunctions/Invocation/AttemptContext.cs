using Microsoft.Azure.Functions.Worker;

namespace InvestOps.LocalFunctions.Invocation;

/// <summary>Which try an invocation is.</summary>
internal sealed class AttemptContext(int retryCount, int maxRetryCount) : RetryContext
{
    public static AttemptContext Only { get; } = new(0, 0);

    public override int RetryCount => retryCount;

    public override int MaxRetryCount => maxRetryCount;
}
