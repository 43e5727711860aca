using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Tuning;

/// <summary>Makes the full backtests of a tuning's best trials, tear sheets included, as <c>backtest run</c> does: what its report links to.</summary>
public sealed class FullBacktests(BacktestRequests requests, BacktestStage stage, StageRunner runner)
{
    /// <summary>One that is there as it was published is not made again.</summary>
    /// <param name="points">The trials' numbers.</param>
    public async Task RunAsync(SettledTuning settled, IEnumerable<long> points, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settled);
        ArgumentNullException.ThrowIfNull(points);
        foreach (var point in points)
        {
            var backtest = requests.Settle(settled.MessageOf(point), settled.Market);
            await runner.RunAsync(new RunKey(StageName.Backtest, backtest.Request.To), (run, token) => stage.RunAsync(backtest, run, token), cancellationToken);
        }
    }
}
