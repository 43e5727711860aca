using InvestOps.Pipeline.Keeping;
using InvestOps.Pipeline.Runs;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.Functions.Triggers;

/// <summary>Packs old reports by month.</summary>
public sealed class ArchiveFunction(KeepingRunner runner)
{
    [Function("Archive")]
    public Task RunAsync([TimerTrigger("%ArchiveSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        runner.RunAsync(StageName.Archive, cancellationToken);
}
