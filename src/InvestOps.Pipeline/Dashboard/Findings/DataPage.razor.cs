using InvestOps.Pipeline.Dashboard.Frames;
using InvestOps.Pipeline.Reporting.Wording;
using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Dashboard.Findings;

/// <summary>What waits for a decision with the commands that make it, what is held back, and which sessions are stored.</summary>
public sealed partial class DataPage
{
    private const int MostDates = 12;

    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    [Parameter]
    [EditorRequired]
    public required DataView View { get; set; }

    private string Lead => View.Last is null
        ? Frame.Text["dash.session.none"]
        : Frame.Text.With("dash.data.lead", ReportNumbers.Count(View.Sessions), PageFrame.Day(View.First), PageFrame.Day(View.Last), ReportNumbers.Count(View.Rows));

    private static string MissingOf(YearCoverage year) =>
        string.Join(", ", year.Missing.Select(date => PageFrame.Day(date))) + (year.Expected - year.Stored > year.Missing.Count ? ", …" : "");
}
