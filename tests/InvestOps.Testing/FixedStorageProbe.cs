using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Watching;

namespace InvestOps.Testing;

/// <summary>Storage that answers what a test says; all is well at first.</summary>
public sealed class FixedStorageProbe : IStorageProbe
{
    public StorageHealth Health { get; set; } = new() { Place = "memory", IsReachable = true, ClockAhead = TimeSpan.Zero };

    public Task<StorageHealth> ProbeAsync(CancellationToken cancellationToken) => Task.FromResult(Health);
}
