using InvestOps.Pipeline.Dashboard.Frames;
using InvestOps.Pipeline.Dashboard.SignalLists;
using InvestOps.Pipeline.Runs;
using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Dashboard.Days;

/// <summary>One day: what was made, every run, and what was found.</summary>
public sealed partial class DayPage
{
    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    [Parameter]
    [EditorRequired]
    public required DayView View { get; set; }

    private string Title => Frame.Text.With("daily.day", PageFrame.Day(View.Date), Frame.Text[$"weekday.{(int)View.Date.DayOfWeek}"]);

    private static string ClassOf(RunState state) => state switch
    {
        RunState.Completed => "done",
        RunState.Running => "running",
        RunState.Cancelled => "owing",
        _ => "failed",
    };

    private string SummaryOf(StoredSignals signals) => signals.Document is { } document
        ? Frame.Text.With("dash.signals.summary", document.TopN.Count, document.Entered.Count, document.Left.Count)
        : Frame.Text["dash.damaged"] + ": " + Reporting.Wording.Printable.From(signals.Damage);
}
