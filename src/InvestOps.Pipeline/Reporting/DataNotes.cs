using InvestOps.Domain.Calendar;
using InvestOps.Domain.Quality;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Reporting.Daily;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Reporting;

/// <summary>What a reader of the day's report should know of the session's data.</summary>
internal static class DataNotes
{
    private const int Examples = 5;

    public static IReadOnlyList<DataNote> Of(TradingDate date, MarketDescription stored, IReadOnlyList<HeldBackBar> heldBack, bool hasIndices, ReportText text)
    {
        var notes = heldBack.GroupBy(row => row.Finding).OrderBy(group => group.Key).Select(group => NoteOf(group.Key, [.. group], text)).ToList();
        if (stored.Calendar.Previous(date) is { } before && !stored.IsStored(before))
        {
            notes.Add(new DataNote(DataNoteSeverity.Warning, text.With("note.gap", before), 1, []));
        }

        if (!hasIndices)
        {
            notes.Add(new DataNote(DataNoteSeverity.Warning, text["note.noIndex"], 1, []));
        }

        return notes;
    }

    // A repeated or differing row costs nothing that is stored; anything else is abnormal data.
    private static DataNote NoteOf(BarFinding finding, IReadOnlyList<HeldBackBar> rows, ReportText text) => new(
        finding is BarFinding.DuplicateRow or BarFinding.ConflictsWithStored ? DataNoteSeverity.Warning : DataNoteSeverity.Error,
        text[$"finding.{finding}"],
        rows.Count,
        [.. rows.Take(Examples).Select(row => $"{row.Code} ({row.Source})")]);
}
