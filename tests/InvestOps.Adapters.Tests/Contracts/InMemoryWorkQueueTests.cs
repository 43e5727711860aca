using InvestOps.Pipeline.Ports;
using InvestOps.Testing;

namespace InvestOps.Adapters.Tests.Contracts;

/// <summary>The fake keeps the contract, so that tests with it mean something.</summary>
public sealed class InMemoryWorkQueueTests : WorkQueueContract
{
    private readonly InMemoryWorkQueue _queue = new();

    protected override Task<IWorkQueue> OpenAsync(int worker, params int[] dead)
    {
        if (dead.Length > 0)
        {
            _queue.ReturnTaken();
        }

        return Task.FromResult<IWorkQueue>(_queue);
    }

    protected override Task<IReadOnlyList<string>> ReasonsAsync() =>
        Task.FromResult<IReadOnlyList<string>>([.. _queue.Failed.Select(failure => failure.Reason)]);
}
