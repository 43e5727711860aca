using InvestOps.Pipeline.Day;
using InvestOps.Pipeline.Runs;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.Functions.Triggers;

/// <summary>Makes the signals of every ingested session that lacks them.</summary>
public sealed class ScanFunction(CatchUp catchUp)
{
    [Function("Scan")]
    public Task RunAsync([TimerTrigger("%ScanSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        catchUp.RunAsync(StageName.Scan, cancellationToken);
}
