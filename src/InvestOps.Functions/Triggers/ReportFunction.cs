using InvestOps.Pipeline.Day;
using InvestOps.Pipeline.Runs;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.Functions.Triggers;

/// <summary>Writes the report of every scanned session that lacks one.</summary>
public sealed class ReportFunction(CatchUp catchUp)
{
    [Function("Report")]
    public Task RunAsync([TimerTrigger("%ReportSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        catchUp.RunAsync(StageName.Report, cancellationToken);
}
