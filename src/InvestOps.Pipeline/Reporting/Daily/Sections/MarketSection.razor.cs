using InvestOps.Pipeline.Reporting.Charts;
using InvestOps.Pipeline.Reporting.Charts.Scenes;
using InvestOps.Pipeline.Reporting.Wording;
using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Reporting.Daily.Sections;

/// <summary>The day's indices, and how many issues rose and fell.</summary>
public sealed partial class MarketSection
{
    [Parameter]
    [EditorRequired]
    public required DailyReport Report { get; set; }

    [Parameter]
    [EditorRequired]
    public required ReportText Text { get; set; }

    private ReportNumbers Numbers => new(Text.Language);

    private static string Arrow(double? change) => change switch
    {
        > 0 => "▲",
        < 0 => "▼",
        _ => "",
    };

    private string NameOf(BoardSummary board) => Text[$"board.{board.Board}"];

    private Scene Breadth(BoardSummary board) => BreadthBar.Draw(board.Advancers, board.Unchanged, board.Decliners, NameOf(board), Text);

    private Scene Line(IndexSummary index)
    {
        var ink = index.Change switch
        {
            > 0 => Ink.Up,
            < 0 => Ink.Down,
            _ => Ink.Benchmark,
        };
        var known = index.Recent.Where(double.IsFinite).DefaultIfEmpty(index.Close).ToArray();
        var description = Text.With("chart.index.description", ReportNumbers.Number(known.Min(), 2), ReportNumbers.Number(known.Max(), 2));
        return Sparkline.Draw(index.Recent, ink, Text.With("chart.index.title", Printable.From(index.Name), index.Recent.Count), description);
    }
}
