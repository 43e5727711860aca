using InvestOps.LocalFunctions.Invocation;

namespace InvestOps.LocalFunctions.Listening;

/// <summary>A listener whose function can be run by hand, also while it does not listen.</summary>
public interface IManuallyRun
{
    /// <summary>Whether the function runs now, by its trigger or by hand.</summary>
    bool IsRunning { get; }

    /// <summary>Runs the function once, beside its trigger: nothing is dequeued, and no schedule moves.</summary>
    /// <param name="input">What the caller sent; a queue function takes it for the message.</param>
    Task<InvocationResult> RunByHandAsync(string? input, CancellationToken cancellationToken);
}
