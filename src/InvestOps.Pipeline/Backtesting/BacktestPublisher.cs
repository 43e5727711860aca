using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Market;
using InvestOps.Domain.Performance;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ingesting;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Reporting;
using InvestOps.Pipeline.Reporting.TearSheets;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Backtesting;

/// <summary>Writes a backtest's files, the manifest last.</summary>
public sealed class BacktestPublisher(IAssetStore store, ProvisionalSessions provisional, RunIdentity identity, ReportSettings settings)
{
    // A page of more than a few megabytes is slow to open and cannot be sent; the files lie beside it in any case.
    private const int MostWithinPage = 2 * 1024 * 1024;

    public async Task<BacktestDocument> PublishAsync(SettledBacktest settled, MarketPanel panel, BacktestResult result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settled);
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(result);
        var names = panel.Issues.ToDictionary(issue => issue.Symbol, issue => issue.Name);
        var provisionalDates = await provisional.ListAsync(cancellationToken);
        var measured = Task.Run(() => SheetOf(settled, panel, result, names, provisionalDates), cancellationToken);
        var (equity, trades) = (EquityCsv(result), TradesCsv(result, names));
        var sheet = await measured;
        var document = DocumentOf(result, sheet);
        var data = new Attachment[]
        {
            new("equity.csv", "text/csv", equity),
            new("trades.csv", "text/csv", trades),
            new("result.json", "application/json", AssetJson.Write(document)),
            new("request.json", "application/json", settled.ToRequestJson()),
        };
        sheet = sheet with
        {
            Attachments = [.. data.Where(file => file.Content.Length <= MostWithinPage)],
            Beside = [.. data.Where(file => file.Content.Length > MostWithinPage).Select(file => file.Name), "manifest.json"],
        };
        var id = result.Request.Id;
        var picture = Task.Run(() => TearSheetRenderer.Png(sheet), cancellationToken);
        var page = await TearSheetRenderer.HtmlAsync(sheet);
        (AssetPath, byte[])[] files =
        [
            .. data.Select(file => (AssetCatalog.Backtest(id, file.Name), file.Content.ToArray())),
            (AssetCatalog.Backtest(id, "tearsheet.html"), System.Text.Encoding.UTF8.GetBytes(page)),
            (AssetCatalog.Backtest(id, "tearsheet.png"), await picture),
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
        Measures = MeasuresDocument.From(sheet.Report, sheet.NameOf),
        Yearly = sheet.Report.Yearly,
        LastHoldings = [.. result.LastHoldings.Select(held => new HoldingEntry(held.Symbol.Code, held.Name, held.Quantity.Count, held.Price, held.Value.Amount, held.Weight))],
    };

    private TearSheet SheetOf(SettledBacktest settled, MarketPanel panel, BacktestResult result, Dictionary<Symbol, string> names, IReadOnlyList<DateOnly> provisionalDates)
    {
        var report = PerformanceMeasures.Measure(result, panel, settled.Strategy.Execution.Rounding);
        return new TearSheet
        {
            Result = result,
            Report = report,
            Names = names,
            StrategyDescription = settled.Strategy.Description,
            Inputs = new BacktestInputs
            {
                PriceBasis = panel.Basis,
                DataVintage = settled.Vintage,
                StrategyFingerprint = settled.Strategy.Fingerprint,
                CodeVersion = identity.CodeVersion,
                Warnings = BacktestWarnings.Of(panel, result, report, provisionalDates, ReportText.In(settings.Language)),
            },
            Language = settings.Language,
        };
    }
}
