using System.Text;
using InvestOps.Pipeline.Tuning;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.Functions.Triggers;

/// <summary>Runs a shard of a tuning from its queue, or gathers what all shards came to.</summary>
public sealed class TuningShardFunction(TuningWorker worker)
{
    [Function("TuningShard")]
    public Task RunAsync([QueueTrigger("%TuningQueue%", Connection = "InvestOpsStorage")] string message, FunctionContext context, CancellationToken cancellationToken) =>
        worker.RunAsync(context.InvocationId, Encoding.UTF8.GetBytes(message), cancellationToken);
}
