using System.Globalization;
using System.Text.Json;
using InvestOps.Domain.CorporateActions;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Assets;
using Spectre.Console;

namespace InvestOps.Cli.Output;

/// <summary>How far two adjustments agree, for people and for scripts.</summary>
internal static class CrossCheckPrinter
{
    private const int MostShown = 20;

    public static void Write(IAnsiConsole console, IReadOnlyList<(Symbol Symbol, AdjustmentComparison Comparison)> compared, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(compared.Select(issue => new { issue.Symbol.Code, issue.Comparison }), AssetJson.Options));
            return;
        }

        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumns("Issue", "Sessions", "Within 1 won", "Within a tick", "Only ours", "Only naver");
        foreach (var (symbol, comparison) in compared)
        {
            table.AddRow(symbol.Code, Count(comparison.Compared), Count(comparison.WithinWon), Count(comparison.WithinTick), Count(comparison.OnlyOurs.Count), Count(comparison.OnlyTheirs.Count));
        }

        console.Write(table);
        foreach (var (symbol, comparison) in compared)
        {
            WriteDifferences(console, symbol, comparison);
        }
    }

    private static void WriteDifferences(IAnsiConsole console, Symbol symbol, AdjustmentComparison comparison)
    {
        foreach (var close in comparison.Beyond.Take(MostShown))
        {
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{symbol} {close.Date:yyyy-MM-dd}: ours {close.Ours:N1}, naver {close.Theirs:N1}"));
        }

        if (comparison.Beyond.Count > MostShown)
        {
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{symbol}: {comparison.Beyond.Count - MostShown:N0} more, see --json"));
        }
    }

    private static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
