using InvestOps.Pipeline.Day;
using InvestOps.Pipeline.Runs;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.Functions.Triggers;

/// <summary>Fills the market store with every session that is due and published.</summary>
public sealed class IngestFunction(CatchUp catchUp)
{
    [Function("Ingest")]
    public Task RunAsync([TimerTrigger("%IngestSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        catchUp.RunAsync(StageName.Ingest, cancellationToken);
}
