using InvestOps.Pipeline.Keeping;
using InvestOps.Pipeline.Runs;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.Functions.Triggers;

/// <summary>Restores the newest backup for proof, once a month.</summary>
public sealed class RestoreDrillFunction(KeepingRunner runner)
{
    [Function("RestoreDrill")]
    public Task RunAsync([TimerTrigger("%RestoreDrillSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        runner.RunAsync(StageName.RestoreDrill, cancellationToken);
}
