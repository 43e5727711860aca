using System.Globalization;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.MarketData;

namespace InvestOps.Pipeline.Tuning;

/// <summary>Loads the one panel that all trials of a tuning run on.</summary>
internal static class TuningPanel
{
    /// <summary>What a trial may read where execution or costs are varied: these depend on each other.</summary>
    private static readonly PanelColumn[] OfExecution = [PanelColumn.Open, PanelColumn.High, PanelColumn.Low, PanelColumn.Value];

    public static Task<MarketPanel> LoadAsync(MarketStore market, SettledTuning settled, int threads, CancellationToken cancellationToken) =>
        BacktestPanel.LoadAsync(market, settled.Market, settled.Request, settled.Samples, Also(settled), threads, cancellationToken);

    /// <summary>Tunings whose panels have the same name can be run on the same panel.</summary>
    public static string NameOf(SettledTuning settled)
    {
        var request = BacktestPanel.RequestOf(settled.Market, settled.Request, settled.Samples, Also(settled));
        return string.Create(CultureInfo.InvariantCulture, $"{settled.Plan.Vintage} {request.From:yyyy-MM-dd} {request.To:yyyy-MM-dd} {request.Status} {string.Join(',', request.Columns)}");
    }

    private static PanelColumn[] Also(SettledTuning settled) =>
        settled.Plan.Dimensions.Any(dimension => dimension.Path.StartsWith("execution.", StringComparison.Ordinal) || dimension.Path.StartsWith("costs.", StringComparison.Ordinal)) ? OfExecution : [];
}
