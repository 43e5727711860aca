using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Day;
using InvestOps.Pipeline.Runs;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.Functions.Triggers;

/// <summary>Asks for the backtests that are due, and again for those that the queue has lost.</summary>
public sealed class RequestBacktestFunction(CatchUp catchUp, RequestBook book)
{
    [Function("RequestBacktest")]
    public async Task RunAsync([TimerTrigger("%RequestBacktestSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        await catchUp.RunAsync(StageName.RequestBacktest, cancellationToken);
        await book.RecoverAsync(cancellationToken);
    }
}
