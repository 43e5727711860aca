using InvestOps.Pipeline.Reporting.Wording;
using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Reporting.TearSheets.Sections;

/// <summary>The backtest's tear sheet as a page.</summary>
public sealed partial class TearSheetPage
{
    [Parameter]
    [EditorRequired]
    public required TearSheet Sheet { get; set; }

    private ReportText Text => ReportText.In(Sheet.Language);

    private string Title => Text.With("tearsheet.title", Printable.From(Sheet.Result.Request.Strategy), Sheet.Result.Curve[^1].Date);

    private string Period => PeriodLine.Of(Sheet, Text);

    private static string ToneOf(Tile tile) => tile.Tone switch
    {
        TileTone.Up => "up",
        TileTone.Down => "down",
        _ => "",
    };
}
