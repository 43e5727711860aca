using InvestOps.Domain.Quality;
using InvestOps.Pipeline.MarketData.Manifest;
using InvestOps.Pipeline.MarketData.Tables;

namespace InvestOps.Pipeline.MarketData.Merging;

/// <summary>Counts what becomes of each row of a batch, and remembers those held back, up to a number of each finding.</summary>
internal sealed class MergeTally
{
    /// <summary>The source number of rows that come out of the store.</summary>
    public const ushort Stored = BarTable.StoredSource;

    /// <summary>A batch in which more rows fail alike is looked into by its counts and first examples, not row by row.</summary>
    public const int MostRecordsOfAFinding = 100_000;

    private readonly BarTable _table;
    private readonly Dictionary<BarFinding, int> _records = [];
    private readonly List<HeldBackRow> _heldBack = [];

    public MergeTally(BarTable table, IReadOnlyList<StoredSource> sources)
    {
        _table = table;
        Sources = [.. sources.Select(source => new SourceTally(source))];
        foreach (var source in table.Sources)
        {
            Sources[source].Read++;
        }
    }

    public SourceTally[] Sources { get; }

    public void Note(int row, BarFinding finding) => Of(row).Count(finding);

    public void HoldBack(int row, BarFinding finding, int other = -1)
    {
        var held = new HeldBackRow(row, finding, other);
        var records = _records.GetValueOrDefault(finding);
        if (records < MostRecordsOfAFinding)
        {
            _heldBack.Add(held);
            _records[finding] = records + 1;
        }

        var source = Of(row);
        source.Count(finding);
        if (source.WantsExample(finding))
        {
            source.AddExample(Describe(held));
        }
    }

    public void AlreadyStored(int row) => Of(row).AlreadyStored++;

    public void Keep(int row) => Of(row).Kept++;

    /// <summary>The remembered rows that are held back, by date and code.</summary>
    public IEnumerable<BarDefect> HeldBack() =>
        _heldBack.Select(Describe).OrderBy(defect => defect.Date).ThenBy(defect => defect.Code, StringComparer.Ordinal);

    private SourceTally Of(int row) => Sources[_table.Sources[row]];

    private BarDefect Describe(HeldBackRow held) => new()
    {
        Finding = held.Finding,
        Code = _table.CodeAt(held.Row),
        Date = DateOnly.FromDayNumber(_table.Days[held.Row]),
        Source = Of(held.Row).Source.Name,
        Numbers = _table.NumbersAt(held.Row),
        Stored = held.Other < 0 ? null : _table.NumbersAt(held.Other),
    };
}
