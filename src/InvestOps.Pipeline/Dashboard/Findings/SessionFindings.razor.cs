using InvestOps.Domain.Quality;
using InvestOps.Pipeline.Dashboard.Frames;
using InvestOps.Pipeline.Quality;
using InvestOps.Pipeline.Quality.Records;
using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Dashboard.Findings;

/// <summary>What the gate found on a session, and the commands that decide about it.</summary>
public sealed partial class SessionFindings
{
    private const int MostShown = 50;

    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    [Parameter]
    [EditorRequired]
    public required SessionReview Review { get; set; }

    /// <summary>Whether to show what is said for the record too.</summary>
    [Parameter]
    public bool WithNotes { get; set; }

    private FindingEntry[] AllHeld => [.. (Review.Gate?.Findings ?? []).Where(finding => finding.Severity != CheckSeverity.Note || finding.Decision is not null)];

    private FindingEntry[] Held => [.. AllHeld.Take(MostShown)];

    private int MoreHeld => Math.Max(0, AllHeld.Length - MostShown);

    private FindingEntry[] Notes => [.. (Review.Gate?.Findings ?? []).Where(finding => finding.Severity == CheckSeverity.Note && finding.Decision is null)];

    // A code comes from the source and is no shell's word until it looks like one.
    private IEnumerable<string> CommandsFor(FindingEntry finding)
    {
        var subject = finding.Severity == CheckSeverity.HoldRow && Domain.Market.Symbol.TryParse(finding.Code, out var symbol) ? $" {symbol}" : "";
        if (CheckRules.Of(finding.Check).IsAcceptable)
        {
            yield return $"investops quality accept {Review.Date}{subject} --check {finding.Check} --reason \"…\"";
        }

        yield return $"investops quality reject {Review.Date}{subject} --check {finding.Check} --reason \"…\"";
        yield return $"investops ingest --date {Review.Date}";
    }
}
