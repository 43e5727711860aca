using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Market;
using InvestOps.Domain.Performance;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Reporting;
using InvestOps.Pipeline.Reporting.TearSheets;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Backtesting;

/// <summary>Writes a backtest's files, the manifest last.</summary>
public sealed class BacktestPublisher(IAssetStore store, RunIdentity identity, ReportSettings settings)
{
    public async Task<BacktestDocument> PublishAsync(SettledBacktest settled, MarketPanel panel, BacktestResult result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settled);
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(result);
        var names = panel.Issues.ToDictionary(issue => issue.Symbol, issue => issue.Name);
        var sheet = SheetOf(settled, panel, result, names);
        var document = DocumentOf(result, sheet);
        var id = result.Request.Id;
        (AssetPath, byte[])[] files =
        [
            (AssetCatalog.Backtest(id, "request.json"), settled.ToRequestJson()),
            (AssetCatalog.Backtest(id, "equity.csv"), EquityCsv(result)),
            (AssetCatalog.Backtest(id, "trades.csv"), TradesCsv(result, names)),
            (AssetCatalog.Backtest(id, "tearsheet.html"), System.Text.Encoding.UTF8.GetBytes(await TearSheetRenderer.HtmlAsync(sheet))),
            (AssetCatalog.Backtest(id, "tearsheet.png"), TearSheetRenderer.Png(sheet)),
            (AssetCatalog.Backtest(id, "result.json"), AssetJson.Write(document)),
        ];
        await AssetManifest.PublishAsync(store, AssetCatalog.BacktestManifest(id), files, identity.CodeVersion, InputsOf(settled), cancellationToken);
        return document;
    }

    /// <summary>What a backtest's files are made from, as the manifest names it.</summary>
    public IReadOnlyDictionary<string, string> InputsOf(SettledBacktest settled)
    {
        ArgumentNullException.ThrowIfNull(settled);
        return InputIdentity.Of(settled.Vintage, [settled.Strategy], settings.Language);
    }

    private static byte[] EquityCsv(BacktestResult result)
    {
        var csv = new CsvText("date", "equity", "cash", "benchmark");
        foreach (var point in result.Curve)
        {
            csv.Row(point.Date.Date, point.Equity.Amount, point.Cash.Amount, point.Benchmark);
        }

        return csv.ToUtf8();
    }

    private static byte[] TradesCsv(BacktestResult result, Dictionary<Symbol, string> names)
    {
        var csv = new CsvText("date", "code", "name", "side", "quantity", "price", "amount", "commission", "sales_tax", "slippage", "cash_flow", "delisted");
        foreach (var fill in result.Fills)
        {
            csv.Row(
                fill.Date.Date,
                fill.Symbol.Code,
                names[fill.Symbol],
                fill.Side.ToString().ToLowerInvariant(),
                fill.Quantity.Count,
                fill.Price,
                fill.Amount.Amount,
                fill.Commission.Amount,
                fill.SalesTax.Amount,
                fill.Slippage.Amount,
                fill.CashFlow.Amount,
                fill.Delisted ? "delisted" : "");
        }

        return csv.ToUtf8();
    }

    private static BacktestDocument DocumentOf(BacktestResult result, TearSheet sheet) => new()
    {
        Id = result.Request.Id,
        Strategy = result.Request.Strategy,
        From = result.Request.From,
        To = result.Request.To,
        Capital = result.Request.Capital.Amount,
        FinalEquity = result.FinalEquity.Amount,
        Trades = result.Fills.Count,
        LapsedOrders = result.LapsedOrders,
        CorporateActions = result.CorporateActions,
        Benchmark = result.Benchmark,
        Performance = PerformanceDocument.From(sheet.Summary),
        Yearly = sheet.Yearly,
        LastHoldings = [.. result.LastHoldings.Select(held => new HoldingEntry(held.Symbol.Code, held.Name, held.Quantity.Count, held.Price, held.Value.Amount, held.Weight))],
    };

    private TearSheet SheetOf(SettledBacktest settled, MarketPanel panel, BacktestResult result, Dictionary<Symbol, string> names) => new()
    {
        Result = result,
        Summary = PerformanceMeasures.Summarize(result),
        Yearly = PerformanceMeasures.Yearly(result),
        Monthly = PerformanceMeasures.Monthly(result),
        Drawdowns = PerformanceMeasures.Drawdowns([.. result.Curve.Select(point => (double)point.Equity.Amount)]),
        Names = names,
        StrategyDescription = settled.Strategy.Description,
        Inputs = new BacktestInputs
        {
            PriceBasis = panel.Basis,
            DataVintage = settled.Vintage,
            StrategyFingerprint = settled.Strategy.Fingerprint,
            CodeVersion = identity.CodeVersion,
            Warnings = BacktestWarnings.Of(panel, result, ReportText.In(settings.Language)),
        },
        Language = settings.Language,
    };
}
