using System.Text;
using InvestOps.Pipeline.Backtesting;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.Functions.Triggers;

/// <summary>Runs one backtest from the queue. A request that can never be run is put among the failed ones with its reason; any other failure leaves the message for another try.</summary>
public sealed class BacktestFunction(BacktestWorker worker)
{
    [Function("Backtest")]
    public Task RunAsync([QueueTrigger("%BacktestQueue%", Connection = "InvestOpsStorage")] string message, FunctionContext context, CancellationToken cancellationToken) =>
        worker.RunAsync(context.InvocationId, Encoding.UTF8.GetBytes(message), cancellationToken);
}
