using InvestOps.Domain.Market;
using InvestOps.Domain.Quality;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Quality.Records;
using InvestOps.Pipeline.Reporting.Daily;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Reporting;

/// <summary>What a reader of the day's report should know of the session's data.</summary>
internal static class DataNotes
{
    private const int Examples = 5;

    // A session with clearly fewer issues than the one before was probably not published, or not read, to its end.
    private const double FewestOfBefore = 0.95;

    public static IReadOnlyList<DataNote> Of(MarketPanel panel, MarketDescription stored, IReadOnlyList<HeldBackBar> heldBack, GateRecord? gate, ReportText text)
    {
        var window = panel.WindowAt(panel.Sessions.Count - 1);
        var date = window.AsOf;
        var notes = heldBack.GroupBy(row => row.Finding).OrderBy(group => group.Key).Select(group => NoteOf(group.Key, [.. group], text)).ToList();
        notes.AddRange(GateNotes.Of(gate, text));
        if (stored.Calendar.Previous(date) is { } before && !stored.IsStored(before))
        {
            notes.Add(new DataNote(DataNoteSeverity.Warning, text.With("note.gap", before), 1, []));
        }

        var (issues, issuesBefore) = (ListedOn(panel, panel.Sessions.Count - 1), ListedOn(panel, panel.Sessions.Count - 2));
        if (issues < issuesBefore * FewestOfBefore)
        {
            notes.Add(new DataNote(DataNoteSeverity.Warning, text.With("note.fewIssues", ReportNumbers.Count(issues), ReportNumbers.Count(issuesBefore)), issuesBefore - issues, []));
        }

        if (panel.SessionsWithoutBasePrices > 0)
        {
            notes.Add(new DataNote(DataNoteSeverity.Warning, text["note.noBasePrices"], panel.SessionsWithoutBasePrices, []));
        }

        if (panel.Indices.Keys.All(index => double.IsNaN(window.IndexAt(index, 0))))
        {
            notes.Add(new DataNote(DataNoteSeverity.Warning, text["note.noIndex"], 1, []));
        }

        return notes;
    }

    /// <summary>Provisional rows come first: all that the report says may change with them.</summary>
    public static IEnumerable<DataNote> OfStanding(string? provisionalSource, ReportText text) =>
        provisionalSource is null ? [] : [new DataNote(DataNoteSeverity.Warning, text.With("note.provisional", provisionalSource), 1, [])];

    private static int ListedOn(MarketPanel panel, int session) =>
        session < 0 ? 0 : panel.Issues.Count - panel.Row(PanelColumn.Close, session).Count(double.NaN);

    // A repeated or differing row costs nothing that is stored; anything else is abnormal data.
    private static DataNote NoteOf(BarFinding finding, IReadOnlyList<HeldBackBar> rows, ReportText text) => new(
        finding is BarFinding.DuplicateRow or BarFinding.ConflictsWithStored ? DataNoteSeverity.Warning : DataNoteSeverity.Error,
        text[$"finding.{finding}"],
        rows.Count,
        [.. rows.Take(Examples).Select(row => $"{row.Code} ({row.Source})")]);
}
