using InvestOps.Pipeline.MarketData.Files;
using InvestOps.Pipeline.MarketData.Tables;

namespace InvestOps.Adapters.Marcap.Formats;

/// <summary>A Parquet file of somebody else.</summary>
internal sealed class ParquetForeignFile(Stream stream, string name) : IForeignFile
{
    private readonly ParquetInput _file = new(stream, name);

    public IReadOnlyList<string> Columns => _file.Columns;

    public int ReadBars(BarLayout layout, BarTable table, int source)
    {
        var start = table.Append(_file.Rows, source);
        var ids = new int[_file.Rows];
        _file.ReadDays(layout.Date, ids, 0);
        ids.CopyTo(table.Days[start..]);
        _file.ReadCodes(layout.Code, table.Codes, table.BadCodes, ids, 0);
        ids.CopyTo(table.CodeIds[start..]);
        foreach (var (text, column) in layout.Texts)
        {
            _file.ReadTexts(column, table.Texts, ids, 0);
            ids.CopyTo(table.TextIds(text)[start..]);
        }

        var values = new double[_file.Rows];
        foreach (var (number, column) in layout.Numbers)
        {
            _file.ReadNumbers(column, values, 0);
            values.CopyTo(table.Numbers(number)[start..]);
        }

        return _file.Rows;
    }

    public double[] ReadNumbers(int column)
    {
        var values = new double[_file.Rows];
        _file.ReadNumbers(column, values, 0);
        return values;
    }

    public int[] ReadDays(int column)
    {
        var days = new int[_file.Rows];
        _file.ReadDays(column, days, 0);
        return days;
    }

    public string[] ReadTexts(int column)
    {
        var texts = new TextTable();
        var ids = new int[_file.Rows];
        _file.ReadTexts(column, texts, ids, 0);
        return [.. ids.Select(id => texts[id] ?? "")];
    }

    public void Dispose() => _file.Dispose();
}
