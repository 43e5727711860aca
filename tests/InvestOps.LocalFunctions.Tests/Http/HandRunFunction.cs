using System.Collections.Concurrent;
using InvestOps.LocalFunctions.Invocation;
using InvestOps.LocalFunctions.Listening;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Http;

/// <summary>A function that runs by hand until the test ends the run.</summary>
internal sealed class HandRunFunction : IManuallyRun
{
    private readonly ConcurrentQueue<TaskCompletionSource<InvocationResult>> _runs = new();

    public ConcurrentQueue<string?> Inputs { get; } = new();

    public bool IsRunning { get; set; }

    public Task<InvocationResult> RunByHandAsync(string? input, CancellationToken cancellationToken)
    {
        Inputs.Enqueue(input);
        var run = new TaskCompletionSource<InvocationResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        _runs.Enqueue(run);
        return run.Task;
    }

    public void End(InvocationOutcome outcome, Exception? error = null)
    {
        Assert.True(_runs.TryDequeue(out var run), "nothing runs");
        run.SetResult(new InvocationResult { InvocationId = "the-invocation", Outcome = outcome, Error = error, Elapsed = TimeSpan.FromMilliseconds(1_234) });
    }
}
