using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData.Files;
using InvestOps.Pipeline.MarketData.Tables;

namespace InvestOps.Benchmarks.Evidence;

/// <summary>Rows of a Parquet file by code, in order of date: the columns asked for, as numbers.</summary>
internal sealed class ParquetRows
{
    private readonly Dictionary<string, List<(DateOnly Date, double[] Values)>> _rows = new(StringComparer.Ordinal);

    public ParquetRows(string path, params string[] columns)
    {
        using var file = new ParquetInput(File.OpenRead(path), path);
        var days = new int[file.Rows];
        var codes = new int[file.Rows];
        var names = new CodeTable();
        file.ReadDays(PlaceOf(file, "date"), days, 0);
        file.ReadCodes(PlaceOf(file, "code"), names, new TextTable(), codes, 0);
        var values = columns.Select(column => Read(file, column)).ToArray();
        for (var row = 0; row < days.Length; row++)
        {
            var of = row;
            Of(names.SymbolOf(codes[row])).Add((DateOnly.FromDayNumber(days[row]), [.. values.Select(column => column[of])]));
        }

        foreach (var list in _rows.Values)
        {
            list.Sort((left, right) => left.Date.CompareTo(right.Date));
        }
    }

    /// <summary>An issue's rows; none where the file has none.</summary>
    public List<(DateOnly Date, double[] Values)> Of(Symbol symbol)
    {
        if (!_rows.TryGetValue(symbol.Code, out var rows))
        {
            _rows.Add(symbol.Code, rows = []);
        }

        return rows;
    }

    private static int PlaceOf(ParquetInput file, string column) => file.Columns.ToList().IndexOf(column);

    private static double[] Read(ParquetInput file, string column)
    {
        var values = new double[file.Rows];
        file.ReadNumbers(PlaceOf(file, column), values, 0);
        return values;
    }
}
