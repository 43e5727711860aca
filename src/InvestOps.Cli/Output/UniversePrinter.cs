using System.Globalization;
using System.Text.Json;
using InvestOps.Domain.Listings;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Listings;
using Spectre.Console;

namespace InvestOps.Cli.Output;

/// <summary>The universe as of a day, for people and for scripts.</summary>
internal static class UniversePrinter
{
    private const int Examples = 3;
    private const int MostEvents = 30;

    public static void WriteJson(UniverseDocument universe) => Console.WriteLine(JsonSerializer.Serialize(universe, AssetJson.Options));

    /// <param name="asked">The day that was asked for.</param>
    /// <param name="all">Every issue, and not only counts and examples.</param>
    public static void Write(IAnsiConsole console, UniverseDocument universe, DateOnly asked, bool all)
    {
        if (asked != universe.Date)
        {
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{asked:yyyy-MM-dd} is no trading day; this is as of {universe.Date:yyyy-MM-dd}."));
        }

        WriteBoards(console, universe);
        if (all)
        {
            WriteIssues(console, universe);
        }
        else
        {
            WriteReasons(console, universe);
        }

        WriteEvents(console, universe);
    }

    private static void WriteBoards(IAnsiConsole console, UniverseDocument universe)
    {
        var table = new Table().Border(TableBorder.Rounded).Title(string.Create(CultureInfo.InvariantCulture, $"[default]{universe.Date:yyyy-MM-dd}[/]"));
        table.AddColumn("Market");
        foreach (var column in Enum.GetNames<ListingState>().Prepend("Listed").Append("Not left out"))
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        foreach (var board in universe.Issues.GroupBy(issue => issue.Board).OrderBy(board => board.Key))
        {
            var states = Enum.GetValues<ListingState>().Select(state => Count(board.Count(issue => issue.State == state)));
            table.AddRow([board.Key.ToString(), Count(board.Count(issue => issue.State != ListingState.Gone)), .. states, Count(board.Count(issue => issue.Excluded.Count == 0))]);
        }

        console.Write(table);
    }

    private static void WriteReasons(IAnsiConsole console, UniverseDocument universe)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumns("Left out", "Issues", "Examples");
        foreach (var reason in universe.Issues.SelectMany(issue => issue.Excluded, (issue, reason) => (Reason: KindOf(reason), Issue: issue)).GroupBy(pair => pair.Reason, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            table.AddRow(new Text(reason.Key), new Text(Count(reason.Count())), new Text(string.Join(", ", reason.Take(Examples).Select(pair => $"{pair.Issue.Code} {pair.Issue.Name}"))));
        }

        console.Write(table);
    }

    private static void WriteIssues(IAnsiConsole console, UniverseDocument universe)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumns("Code", "Name", "Market", "Class", "State", "Since", "Close", "Left out");
        foreach (var issue in universe.Issues)
        {
            table.AddRow(
                new Text(issue.Code),
                new Text(issue.Name),
                new Text(issue.Board.ToString()),
                new Text(issue.Class.ToString()),
                new Text(issue.State.ToString()),
                new Text(SinceOf(issue, universe)),
                new Text(issue.Close.ToString("N0", CultureInfo.InvariantCulture)),
                new Text(string.Join("; ", issue.Excluded)));
        }

        console.Write(table);
    }

    private static void WriteEvents(IAnsiConsole console, UniverseDocument universe)
    {
        foreach (var change in universe.Events.Take(MostEvents))
        {
            console.WriteLine($"{change.Code} {change.Kind} {change.Detail}".TrimEnd());
        }

        if (universe.Events.Count > MostEvents)
        {
            console.WriteLine($"… and {Count(universe.Events.Count - MostEvents)} more changes on this session; all are in --json");
        }
    }

    private static string SinceOf(UniverseEntry issue, UniverseDocument universe)
    {
        var since = issue.Since.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return issue.Since == universe.LookedBackTo ? $"{since} or before" : since;
    }

    // "Halted since 2024-01-02" and "Illiquid: …" group by their first words.
    private static string KindOf(string reason) => reason.Split(':', 2)[0].Split(" since ", 2)[0];

    private static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
