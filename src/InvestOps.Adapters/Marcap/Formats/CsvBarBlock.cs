using InvestOps.Pipeline.MarketData.Files;
using InvestOps.Pipeline.MarketData.Tables;

namespace InvestOps.Adapters.Marcap.Formats;

/// <summary>Gathers bars line by line and hands them to a table in blocks.</summary>
internal sealed class CsvBarBlock
{
    private const int BlockRows = 32_768;
    private readonly BarLayout _layout;
    private readonly BarTable _table;
    private readonly int _source;
    private readonly int[] _days = new int[BlockRows];
    private readonly int[] _codes = new int[BlockRows];
    private readonly (BarColumn Column, int Field, double[] Values)[] _numbers;
    private readonly (TextColumn Column, int Field, int[] Ids)[] _texts;
    private readonly byte[] _lastDate = new byte[32];
    private int _lastDateLength;
    private int _lastDay;
    private int _count;

    public CsvBarBlock(BarLayout layout, BarTable table, int source)
    {
        _layout = layout;
        _table = table;
        _source = source;
        _numbers = [.. layout.Numbers.Select(pair => (pair.Key, pair.Value, new double[BlockRows]))];
        _texts = [.. layout.Texts.Select(pair => (pair.Key, pair.Value, new int[BlockRows]))];
    }

    public int Rows { get; private set; }

    public void Add(CsvInput line)
    {
        _days[_count] = Day(line);
        var code = line[_layout.Code];
        var id = _table.Codes.Intern(code);
        _codes[_count] = id >= 0 ? id : -1 - _table.BadCodes.Intern(code);
        foreach (var (_, field, values) in _numbers)
        {
            values[_count] = CsvNumber.Parse(line[field]);
        }

        foreach (var (_, field, ids) in _texts)
        {
            ids[_count] = _table.Texts.Intern(line[field]);
        }

        if (++_count == BlockRows)
        {
            Flush();
        }
    }

    public void Flush()
    {
        var start = _table.Append(_count, _source);
        _days.AsSpan(0, _count).CopyTo(_table.Days[start..]);
        _codes.AsSpan(0, _count).CopyTo(_table.CodeIds[start..]);
        foreach (var (column, _, values) in _numbers)
        {
            values.AsSpan(0, _count).CopyTo(_table.Numbers(column)[start..]);
        }

        foreach (var (column, _, ids) in _texts)
        {
            ids.AsSpan(0, _count).CopyTo(_table.TextIds(column)[start..]);
        }

        Rows += _count;
        _count = 0;
    }

    // Most lines repeat the date of the line before.
    private int Day(CsvInput line)
    {
        var text = line[_layout.Date];
        if (text.Length > 0 && text.SequenceEqual(_lastDate.AsSpan(0, _lastDateLength)))
        {
            return _lastDay;
        }

        _lastDay = DayText.Parse(text);
        if (_lastDay < 0)
        {
            throw line.Error($"'{System.Text.Encoding.UTF8.GetString(text)}' is no date; yyyy-MM-dd or yyyyMMdd is expected.");
        }

        _lastDateLength = text.Length <= _lastDate.Length ? text.Length : 0;
        text[.._lastDateLength].CopyTo(_lastDate);
        return _lastDay;
    }
}
