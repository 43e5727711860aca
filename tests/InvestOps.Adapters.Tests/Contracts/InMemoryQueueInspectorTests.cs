using InvestOps.Pipeline.Ports;
using InvestOps.Testing;

namespace InvestOps.Adapters.Tests.Contracts;

/// <summary>The fake keeps the contract, so that tests with it mean something.</summary>
public sealed class InMemoryQueueInspectorTests : QueueInspectorContract
{
    private readonly InMemoryWorkQueue _queue = new();

    protected override IWorkQueue Queue => _queue;

    protected override IQueueInspector Inspector => _queue;
}
