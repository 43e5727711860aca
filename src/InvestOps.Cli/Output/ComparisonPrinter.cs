using System.Globalization;
using InvestOps.Pipeline.Reporting.Comparisons;
using Spectre.Console;

namespace InvestOps.Cli.Output;

/// <summary>A comparison of backtests on the terminal.</summary>
internal static class ComparisonPrinter
{
    private const int LongestValue = 24;

    public static void Write(IAnsiConsole console, Comparison comparison)
    {
        var cut = comparison.IsCut ? ", the range that all of them have" : "";
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{comparison.From:yyyy-MM-dd} to {comparison.To:yyyy-MM-dd}, {comparison.Dates.Count:N0} sessions{cut}"));
        var table = new Table().Border(TableBorder.Rounded).AddColumn("Measure");
        foreach (var (backtest, index) in comparison.Backtests.Select((backtest, index) => (backtest, index)))
        {
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"#{index + 1} {backtest.Id}"));
            table.AddColumn(new TableColumn(string.Create(CultureInfo.InvariantCulture, $"#{index + 1}")).RightAligned());
        }

        foreach (var (name, of) in Measures)
        {
            table.AddRow([new Text(name), .. comparison.Backtests.Select(backtest => new Text(of(backtest)))]);
        }

        console.Write(table);
        foreach (var fact in comparison.Facts.Where(fact => fact.Differs))
        {
            console.WriteLine($"differs: {ErrorScreen.Printable(fact.Name)}: {string.Join(" | ", fact.Values.Select(Shown))}");
        }
    }

    private static IEnumerable<(string Name, Func<ComparedBacktest, string> Of)> Measures =>
    [
        ("Total return", backtest => Percent(backtest.TotalReturn)),
        ("CAGR", backtest => Percent(backtest.Cagr)),
        ("Volatility", backtest => Percent(backtest.Volatility)),
        ("Sharpe", backtest => Ratio(backtest.Sharpe)),
        ("Sortino", backtest => Ratio(backtest.Sortino)),
        ("Max drawdown", backtest => Percent(backtest.MaxDrawdown)),
        ("Calmar", backtest => Ratio(backtest.Calmar)),
        ("Rising sessions", backtest => Percent(backtest.HitRatio)),
        ("Turnover a year", backtest => Percent(backtest.Turnover)),
        ("Costs, won", backtest => backtest.Costs.ToString("N0", CultureInfo.InvariantCulture)),
        ("Trades", backtest => backtest.Trades.ToString("N0", CultureInfo.InvariantCulture)),
    ];

    // A hash says all that it says here in its first characters.
    private static string Shown(string value) => ErrorScreen.Printable(value.Length == 0 ? "–" : value.Length > LongestValue ? value[..12] + "…" : value);

    private static string Percent(double? value) => value?.ToString("0.00 %", CultureInfo.InvariantCulture) ?? "–";

    private static string Ratio(double? value) => value?.ToString("0.00", CultureInfo.InvariantCulture) ?? "–";
}
