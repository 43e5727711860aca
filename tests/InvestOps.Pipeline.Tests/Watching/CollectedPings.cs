using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Watching;

namespace InvestOps.Pipeline.Tests.Watching;

/// <summary>Keeps every sign of life.</summary>
internal sealed class CollectedPings : IDeadManSwitch
{
    public List<(PingKind Kind, Guid Run, string Note)> All { get; } = [];

    public Task PingAsync(PingKind kind, Guid run, string note, CancellationToken cancellationToken)
    {
        All.Add((kind, run, note));
        return Task.CompletedTask;
    }
}
