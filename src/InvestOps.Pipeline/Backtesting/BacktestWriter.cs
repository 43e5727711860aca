using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Market;
using InvestOps.Domain.Performance;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Reporting.TearSheets;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Backtesting;

/// <summary>Writes the contents of a backtest's files: figures, curve, fills, dividends where there were any, page and picture.</summary>
/// <param name="codeVersion">The build that made them.</param>
/// <param name="language">The language of page and picture.</param>
internal sealed class BacktestWriter(string codeVersion, ReportLanguage language)
{
    // A page of more than a few megabytes is slow to open and cannot be sent; the files lie beside it in any case.
    private const int MostWithinPage = 2 * 1024 * 1024;

    /// <param name="provisional">Sessions whose rows the official source has not confirmed.</param>
    public async Task<WrittenBacktest> WriteAsync(SettledBacktest settled, MarketPanel panel, BacktestResult result, IReadOnlyList<DateOnly> provisional, CancellationToken cancellationToken)
    {
        var names = panel.Issues.ToDictionary(issue => issue.Symbol, issue => issue.Name);
        var measured = Task.Run(() => SheetOf(settled, panel, result, names, provisional), cancellationToken);
        var (equity, trades) = (EquityCsv(result), TradesCsv(result, names));
        var sheet = await measured;
        var document = DocumentOf(result, sheet);
        Attachment[] data =
        [
            new("equity.csv", "text/csv", equity),
            new("trades.csv", "text/csv", trades),
            .. result.DividendPayments.Count == 0 ? Array.Empty<Attachment>() : [new Attachment("dividends.csv", "text/csv", DividendsCsv(result, names))],
            new("result.json", "application/json", AssetJson.Write(document)),
            new("request.json", "application/json", settled.ToRequestJson()),
        ];
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
        return new WrittenBacktest(document, files);
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

    private static byte[] DividendsCsv(BacktestResult result, Dictionary<Symbol, string> names)
    {
        var csv = new CsvText("ex_date", "code", "name", "gross", "tax", "net");
        foreach (var paid in result.DividendPayments)
        {
            csv.Row(paid.Date.Date, paid.Symbol.Code, names[paid.Symbol], paid.Gross.Amount, paid.Tax.Amount, paid.Net.Amount);
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

    private TearSheet SheetOf(SettledBacktest settled, MarketPanel panel, BacktestResult result, Dictionary<Symbol, string> names, IReadOnlyList<DateOnly> provisional)
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
                CodeVersion = codeVersion,
                Warnings = BacktestWarnings.Of(panel, result, report, provisional, ReportText.In(language)),
            },
            Language = language,
        };
    }
}
