using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Trading;

namespace InvestOps.Domain.Backtesting;

/// <summary>Runs a strategy over past sessions.</summary>
public static class Backtest
{
    /// <summary>The panel columns that a backtest of a strategy reads, its scanner's and its universe's included.</summary>
    public static IReadOnlyList<PanelColumn> Columns(Strategy strategy)
    {
        ArgumentNullException.ThrowIfNull(strategy);
        return [.. Columns(strategy.Execution, strategy.Costs).Concat(strategy.Scanner.Columns).Concat(strategy.Sizing.Weighting.Columns).Concat(strategy.Universe.SelectMany(rule => rule.Columns)).Distinct().Order()];
    }

    /// <summary>
    /// Simulates every session of the request's range. Signals come from the close of a session within the range, history
    /// from before it included, and are executed on the session after.
    /// </summary>
    /// <param name="progress">Called now and then with the share of sessions done, 0 to 1.</param>
    /// <exception cref="MarketDataException">Sessions of the range, or index values that the market filter looks at, are not stored, or a price that is needed is no price.</exception>
    public static BacktestResult Run(BacktestRequest request, Strategy strategy, MarketPanel panel, Action<double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(panel);
        return new BacktestRunner(panel).Run(request, strategy, progress);
    }

    private static List<PanelColumn> Columns(ExecutionRules rules, TradingCosts costs)
    {
        List<PanelColumn> columns = [PanelColumn.Close, PanelColumn.Volume, PanelColumn.Adjustment];
        var readsLimits = rules.RespectsPriceLimits && rules.Untraded != UntradedPolicy.LastPrice;
        if (rules.Fill == FillPrice.NextOpen || readsLimits)
        {
            columns.Add(PanelColumn.Open);
        }

        if (readsLimits)
        {
            columns.AddRange([PanelColumn.High, PanelColumn.Low]);
        }

        if (rules.Fill == FillPrice.NextAverage || rules.MaximumShareOfValue is not null || costs.Impact != 0)
        {
            columns.Add(PanelColumn.Value);
        }

        return columns;
    }
}
