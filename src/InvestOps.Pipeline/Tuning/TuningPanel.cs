using InvestOps.Domain.Market;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.MarketData;

namespace InvestOps.Pipeline.Tuning;

/// <summary>Loads the one panel that all trials of a tuning run on.</summary>
internal static class TuningPanel
{
    /// <summary>What a trial may read where execution or costs are varied: these depend on each other.</summary>
    private static readonly PanelColumn[] OfExecution = [PanelColumn.Open, PanelColumn.High, PanelColumn.Low, PanelColumn.Value];

    public static Task<MarketPanel> LoadAsync(MarketStore market, SettledTuning settled, int threads, CancellationToken cancellationToken)
    {
        var varied = settled.Plan.Dimensions.Any(dimension => dimension.Path.StartsWith("execution.", StringComparison.Ordinal) || dimension.Path.StartsWith("costs.", StringComparison.Ordinal));
        return BacktestPanel.LoadAsync(market, settled.Market, settled.Request, settled.Samples, varied ? OfExecution : [], threads, cancellationToken);
    }
}
