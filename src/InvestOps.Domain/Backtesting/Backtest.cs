using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;

namespace InvestOps.Domain.Backtesting;

/// <summary>Runs a strategy over past sessions.</summary>
public static class Backtest
{
    /// <param name="progress">Called now and then with the share of sessions done, 0 to 1.</param>
    public static BacktestResult Run(BacktestRequest request, Strategy strategy, MarketPanel panel, Action<double>? progress = null) => throw new NotSupportedException();
}
