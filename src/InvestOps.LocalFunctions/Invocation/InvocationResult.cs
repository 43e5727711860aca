namespace InvestOps.LocalFunctions.Invocation;

/// <summary>What came of one invocation.</summary>
public sealed record InvocationResult
{
    public required string InvocationId { get; init; }

    public required InvocationOutcome Outcome { get; init; }

    /// <summary>The HTTP answer where the function returns several things, otherwise all that it returned.</summary>
    public object? Value { get; init; }

    /// <summary>Why it did not succeed.</summary>
    public Exception? Error { get; init; }

    public TimeSpan Elapsed { get; init; }

    public bool Succeeded => Outcome == InvocationOutcome.Succeeded;
}
