using InvestOps.Pipeline.Keeping;
using InvestOps.Pipeline.Runs;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.Functions.Triggers;

/// <summary>Makes the weekly backup.</summary>
public sealed class BackupFunction(KeepingRunner runner)
{
    [Function("Backup")]
    public Task RunAsync([TimerTrigger("%BackupSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        runner.RunAsync(StageName.Backup, cancellationToken);
}
