using InvestOps.LocalFunctions.Invocation;
using InvestOps.LocalFunctions.Listening;

namespace InvestOps.LocalFunctions.Tests.Listening;

/// <summary>A function whose runs end when the test says so, or at once.</summary>
internal sealed class EndlessByHand(TaskCompletionSource? ended = null) : IManuallyRun
{
    public bool IsRunning => false;

    public async Task<InvocationResult> RunByHandAsync(string? input, CancellationToken cancellationToken)
    {
        await (ended?.Task ?? Task.CompletedTask);
        return new InvocationResult { InvocationId = "1", Outcome = InvocationOutcome.Succeeded };
    }
}
