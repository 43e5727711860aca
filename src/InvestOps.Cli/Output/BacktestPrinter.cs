using System.Globalization;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;
using Spectre.Console;

namespace InvestOps.Cli.Output;

/// <summary>A backtest's result on the terminal: headline figures for people, or JSON for scripts.</summary>
internal static class BacktestPrinter
{
    public static async Task WriteAsync(IAssetStore store, string id, StageReport report, bool json, CancellationToken cancellationToken)
    {
        var document = (await store.ReadJsonAsync<BacktestDocument>(AssetCatalog.Backtest(id, "result.json"), cancellationToken))!;
        if (json)
        {
            var printed = PrintedBacktest.Of(document, file => store.LocationOf(AssetCatalog.Backtest(id, file)));
            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(AssetJson.Write(printed), cancellationToken);
            return;
        }

        StageTable.Write(Application.Console, [report]);
        WriteFigures(document);
        Places.Write("Tear sheet", store.LocationOf(AssetCatalog.Backtest(id, "tearsheet.html")));
        Places.Write("Curve", store.LocationOf(AssetCatalog.Backtest(id, "equity.csv")));
        Places.Write("Fills", store.LocationOf(AssetCatalog.Backtest(id, "trades.csv")));
    }

    /// <summary>One line for a message of the queue that came to its end; where there are several reasons for that, each has its own below it.</summary>
    public static void WriteEnd(string id, StageReport? report, string? reason) =>
        Console.WriteLine(ErrorScreen.Printable(report is null
            ? $"{id}: failed. {Below(reason)}"
            : $"{id}: {report.Outcome.GetType().Name}. {report.Outcome.Details} ({StageTable.ElapsedOf(report.Elapsed)})"));

    private static string? Below(string? reason) =>
        reason?.Contains('\n', StringComparison.Ordinal) == true ? $"There is more than one reason:\n  {reason.Replace("\n", "\n  ", StringComparison.Ordinal)}" : reason;

    private static void WriteFigures(BacktestDocument document)
    {
        var performance = document.Performance;
        var table = new Table().Border(TableBorder.Rounded).HideHeaders().AddColumns("", "");
        table.Columns[1].RightAligned();
        Add("Range", string.Create(CultureInfo.InvariantCulture, $"{document.From:yyyy-MM-dd} to {document.To:yyyy-MM-dd}"));
        Add("Final equity", string.Create(CultureInfo.InvariantCulture, $"{document.FinalEquity:N0} won"));
        Add("CAGR", Percent(performance.Cagr));
        Add($"CAGR of {document.Benchmark}", Percent(performance.BenchmarkCagr));
        Add("Volatility", Percent(performance.Volatility));
        Add("Sharpe", performance.Sharpe?.ToString("0.00", CultureInfo.InvariantCulture) ?? "–");
        Add("Max drawdown", Percent(performance.MaxDrawdown));
        Add("Turnover a year", Percent(performance.Turnover));
        Add("Trades", document.Trades.ToString("N0", CultureInfo.InvariantCulture));
        Application.Console.Write(table);

        void Add(string name, string value) => table.AddRow(new Text(name), new Text(value));
    }

    private static string Percent(double? value) => value?.ToString("0.00 %", CultureInfo.InvariantCulture) ?? "–";
}
