using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData;

namespace InvestOps.Pipeline.Tuning;

/// <summary>Loads the one panel that all trials of a tuning run on.</summary>
internal static class TuningPanel
{
    /// <summary>What a trial may read where execution or costs are varied: these depend on each other.</summary>
    private static readonly PanelColumn[] OfExecution = [PanelColumn.Open, PanelColumn.High, PanelColumn.Low, PanelColumn.Value];

    public static Task<MarketPanel> LoadAsync(MarketStore market, SettledTuning settled, CancellationToken cancellationToken)
    {
        var calendar = settled.Market.Calendar;
        var position = calendar.IndexOf(calendar.FirstOnOrAfter(settled.Plan.From)!.Value);
        var first = calendar.Sessions[Math.Max(0, position - settled.Samples.Max(strategy => strategy.Lookback))];
        var columns = settled.Samples.SelectMany(strategy => Backtest.Columns(strategy).Union(strategy.Columns));
        var varied = settled.Plan.Dimensions.Any(dimension => dimension.Path.StartsWith("execution.", StringComparison.Ordinal) || dimension.Path.StartsWith("costs.", StringComparison.Ordinal));
        var request = new PanelRequest
        {
            From = first.Date,
            To = settled.Plan.To,
            Described = settled.Market,
            Columns = [.. (varied ? columns.Concat(OfExecution) : columns).Distinct().Order()],
            Status = settled.Samples.Any(strategy => strategy.NeedsStatus),
            Indices = true,
        };
        return market.LoadAsync(request, cancellationToken);
    }
}
