using InvestOps.Pipeline.Day;
using InvestOps.Pipeline.Runs;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.Functions.Triggers;

/// <summary>Mirrors finished reports into the folder of this machine.</summary>
public sealed class SyncFunction(CatchUp catchUp)
{
    [Function("Sync")]
    public Task RunAsync([TimerTrigger("%SyncSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        catchUp.RunAsync(StageName.Sync, cancellationToken);
}
