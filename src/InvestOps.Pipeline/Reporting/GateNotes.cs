using InvestOps.Domain.Quality;
using InvestOps.Pipeline.Quality.Records;
using InvestOps.Pipeline.Reporting.Daily;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Reporting;

/// <summary>What the session gate found, as notes of the day's report: held rows with enough to decide, then what is said for the record.</summary>
internal static class GateNotes
{
    private const int Examples = 5;

    public static IEnumerable<DataNote> Of(GateRecord? gate, ReportText text) => (gate?.Findings ?? [])
        .Where(finding => finding.Check is not (SessionCheck.NotCompared or SessionCheck.NoBasePrice)) // the report has notes of its own on these
        .GroupBy(finding => (finding.Check, finding.Severity, IsAccepted: finding.Decision?.Verdict == DecisionVerdict.Accept))
        .Select(group => NoteOf(group.Key.Check, SeverityOf(group.Key.Check, group.Key.Severity, group.Key.IsAccepted), [.. group], gate!.Source, text));

    private static DataNote NoteOf(SessionCheck check, DataNoteSeverity severity, IReadOnlyList<FindingEntry> findings, string source, ReportText text) =>
        new(severity, text[$"check.{check}"], findings.Count, [.. findings.Take(Examples).Select(finding => Describe(finding, source, text))]);

    private static string Describe(FindingEntry finding, string source, ReportText text)
    {
        var subject = finding.Code is null ? source : $"{finding.Code} ({source})";
        var accepted = finding.Decision is { Verdict: DecisionVerdict.Accept } decision ? $". {text.With("note.accepted", decision.Reason)}" : "";
        return $"{subject}: {finding.Detail}{accepted}";
    }

    private static DataNoteSeverity SeverityOf(SessionCheck check, CheckSeverity severity, bool isAccepted) => (severity, check) switch
    {
        (CheckSeverity.HoldRow or CheckSeverity.HoldDay, _) => DataNoteSeverity.Error,
        _ when isAccepted => DataNoteSeverity.Warning,
        (_, SessionCheck.LargeBaseReset or SessionCheck.OutsideUsualLimit or SessionCheck.SharesJump or SessionCheck.PricesRevised or SessionCheck.RowCountRose) => DataNoteSeverity.Warning,
        _ => DataNoteSeverity.Info,
    };
}
