using InvestOps.Pipeline.Dashboard.Frames;
using InvestOps.Pipeline.Reporting.Daily;
using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Dashboard.SignalLists;

/// <summary>What the strategies list on a session, what changed, and why an issue is not there.</summary>
public sealed partial class SignalListPage
{
    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    [Parameter]
    [EditorRequired]
    public required SignalListView View { get; set; }

    private string Title => View.Date is { } date ? Frame.Text.With("dash.signals.of", PageFrame.Day(date)) : Frame.Text["dash.page.signals"];

    private DailyWords Words => new(View.Report!);

    private string ToDate(DateOnly date)
    {
        var rest = (View.Strategy is { } strategy ? "&strategy=" + Uri.EscapeDataString(strategy) : "") + (View.Find is { } find ? "&find=" + Uri.EscapeDataString(find) : "");
        return Frame.To($"signals?date={PageFrame.Day(date)}{rest}");
    }
}
