using System.Runtime.CompilerServices;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData.Files;
using InvestOps.Pipeline.MarketData.Tables;

namespace InvestOps.Pipeline.MarketData.Panels;

/// <summary>The rows of one stored bar file that lie in the wanted range: which sessions and issues they are of.</summary>
internal sealed class BarPart : IDisposable
{
    private readonly ParquetInput _file;
    private readonly int[] _codes;
    private readonly CodeTable _table = new();

    public BarPart(Stream stream, string name, DateOnly first, DateOnly last)
    {
        _file = new ParquetInput(stream, name);
        var days = new int[_file.Rows];
        _codes = new int[_file.Rows];
        _file.ReadDays(Column(BarFileSchema.Date), days, 0);
        _file.ReadCodes(Column(BarFileSchema.Code), _table, new TextTable(), _codes, 0);
        FindSessions(days, first.DayNumber, last.DayNumber);
        IsCutOff = days.Length > 0 && days[^1] > last.DayNumber;
    }

    /// <summary>Sessions in the range, with the rows that are theirs.</summary>
    public List<(int Day, Range Rows)> Sessions { get; } = [];

    /// <summary>Whether the file goes on after the range, so that its footer tells of later days.</summary>
    public bool IsCutOff { get; }

    public bool HasTexts => IssueFooter.IsIn(_file);

    /// <summary>Packed codes of the issues that have a row in the range.</summary>
    public IEnumerable<ulong> Issues()
    {
        var seen = new bool[_table.Count];
        foreach (var (_, rows) in Sessions)
        {
            Mark(_codes.AsSpan(rows), seen);
        }

        for (var code = 0; code < seen.Length; code++)
        {
            if (seen[code])
            {
                yield return _table.Keys[code];
            }
        }
    }

    /// <summary>For each row of the file its issue's position in the panel; −1 where it has none.</summary>
    public int[] Positions(PanelShape shape)
    {
        var map = new int[_table.Count];
        for (var code = 0; code < map.Length; code++)
        {
            map[code] = shape.IssueOf(_table.Keys[code]);
        }

        return Map(_codes, map);
    }

    public double[] Read(BarColumn column)
    {
        var values = GC.AllocateUninitializedArray<double>(_file.Rows);
        _file.ReadNumbers(Column(BarFileSchema.Numbers[(int)column]), values, 0);
        return values;
    }

    public int[] Read(TextColumn column, TextTable texts)
    {
        var ids = new int[_file.Rows];
        _file.ReadTexts(Column(BarFileSchema.Texts[(int)column]), texts, ids, 0);
        return ids;
    }

    /// <summary>Adds names that are not known yet, as of the end of the range.</summary>
    public void ReadNames(Dictionary<Symbol, IssueTexts> known)
    {
        if (!HasTexts)
        {
            return;
        }

        if (!IsCutOff)
        {
            IssueFooter.Read(_file, known);
            return;
        }

        var texts = new TextTable();
        var (names, markets, sections) = (Read(TextColumn.Name, texts), Read(TextColumn.Market, texts), Read(TextColumn.Section, texts));
        for (var session = Sessions.Count - 1; session >= 0; session--)
        {
            var (start, length) = Sessions[session].Rows.GetOffsetAndLength(_codes.Length);
            for (var row = start; row < start + length; row++)
            {
                if (names[row] != 0)
                {
                    known.TryAdd(_table.SymbolOf(_codes[row]), new IssueTexts(texts[names[row]]!, texts[markets[row]], texts[sections[row]]));
                }
            }
        }
    }

    public void Dispose() => _file.Dispose();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Mark(ReadOnlySpan<int> codes, bool[] seen)
    {
        foreach (var code in codes)
        {
            seen[code] = true;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // over every row of a cold process's first load
    private static int[] Map(int[] codes, int[] map)
    {
        var positions = GC.AllocateUninitializedArray<int>(codes.Length);
        for (var row = 0; row < positions.Length; row++)
        {
            positions[row] = map[codes[row]];
        }

        return positions;
    }

    private int Column(string name)
    {
        for (var column = 0; column < _file.Columns.Count; column++)
        {
            if (_file.Columns[column] == name)
            {
                return column;
            }
        }

        throw new MarketDataException($"A stored bar file lacks the column '{name}'. It was written by another program: import again.");
    }

    // Rows are sorted by date, so a session is a run of equal days.
    private void FindSessions(ReadOnlySpan<int> days, int first, int last)
    {
        for (var row = 0; row < days.Length;)
        {
            var length = days[row..].IndexOfAnyExcept(days[row]);
            length = length < 0 ? days.Length - row : length;
            if (days[row] >= first && days[row] <= last)
            {
                Sessions.Add((days[row], row..(row + length)));
            }

            row += length;
        }
    }
}
