using System.Globalization;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData.Files;
using InvestOps.Pipeline.MarketData.Tables;

namespace InvestOps.Adapters.Marcap.Formats;

/// <summary>A comma-separated file of somebody else, with a line of column names.</summary>
internal sealed class CsvForeignFile : IForeignFile
{
    private readonly CsvInput _file;
    private readonly string _name;
    private List<string[]>? _lines;

    public CsvForeignFile(Stream stream, string name)
    {
        _name = name;
        _file = new CsvInput(stream, name);
        if (!_file.Read())
        {
            throw new MarketDataException($"{name}: the file is empty.");
        }

        Columns = _file.Texts();
    }

    public IReadOnlyList<string> Columns { get; }

    public int ReadBars(BarLayout layout, BarTable table, int source)
    {
        var block = new CsvBarBlock(layout, table, source);
        try
        {
            while (NextLine())
            {
                block.Add(_file);
            }
        }
        catch (ArgumentException)
        {
            throw _file.NotUtf8();
        }

        block.Flush();
        return block.Rows;
    }

    public double[] ReadNumbers(int column) => [.. Lines().Select(line => CsvNumber.Parse(System.Text.Encoding.UTF8.GetBytes(line[column])))];

    public int[] ReadDays(int column)
    {
        var lines = Lines();
        var days = new int[lines.Count];
        for (var line = 0; line < days.Length; line++)
        {
            days[line] = DayText.Parse(System.Text.Encoding.UTF8.GetBytes(lines[line][column]));
            if (days[line] < 0)
            {
                throw new MarketDataException(string.Create(CultureInfo.InvariantCulture, $"{_name}, data line {line + 1}: '{lines[line][column]}' in the column '{Columns[column]}' is no date."));
            }
        }

        return days;
    }

    public string[] ReadTexts(int column) => [.. Lines().Select(line => line[column])];

    public void Dispose() => _file.Dispose();

    private List<string[]> Lines()
    {
        if (_lines is null)
        {
            _lines = [];
            while (NextLine())
            {
                _lines.Add(_file.Texts());
            }
        }

        return _lines;
    }

    private bool NextLine()
    {
        if (!_file.Read())
        {
            return false;
        }

        return _file.FieldCount == Columns.Count
            ? true
            : throw _file.Error(string.Create(CultureInfo.InvariantCulture, $"{_file.FieldCount} fields, where the first line names {Columns.Count} columns. The file may be truncated."));
    }
}
