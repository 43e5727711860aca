using System.Globalization;
using InvestOps.Domain.Market;
using ParquetSharp;

namespace InvestOps.Adapters.Tests.Marcap;

/// <summary>Writes small files as marcap writes its large ones.</summary>
internal static class MarcapFiles
{
    private const long Volume = 1_000;
    private const long Shares = 5_969_782_550;
    private const long Cap = 475_000_000_000_000;

    public static string Write(string path, params MarcapRow[] rows)
    {
        Column[] columns =
        [
            new Column<string>("Code"), new Column<string>("Name"), new Column<long>("Close"), new Column<string>("Dept"), new Column<string>("ChangeCode"),
            new Column<long>("Changes"), new Column<double?>("ChagesRatio"), new Column<long>("Volume"), new Column<long>("Amount"), new Column<long>("Open"),
            new Column<long>("High"), new Column<long>("Low"), new Column<long>("Marcap"), new Column<long>("Stocks"), new Column<string>("Market"),
            new Column<string>("MarketId"), new Column<int>("Rank"), new Column<DateTime>("Date"),
        ];
        using var writer = new ParquetFileWriter(path, columns);
        using (var group = writer.AppendRowGroup())
        {
            Put(group, rows.Select(row => row.Code));
            Put(group, rows.Select(row => row.Name));
            Put(group, rows.Select(row => row.Close));
            Put(group, rows.Select(row => row.Dept));
            Put(group, rows.Select(_ => "1"));
            Put(group, rows.Select(row => row.Changes));
            Put(group, rows.Select(_ => (double?)1.4));
            Put(group, rows.Select(_ => Volume));
            Put(group, rows.Select(row => row.Close * Volume));
            Put(group, rows.Select(row => row.Close));
            Put(group, rows.Select(row => row.Close));
            Put(group, rows.Select(row => row.Close));
            Put(group, rows.Select(_ => Cap));
            Put(group, rows.Select(_ => Shares));
            Put(group, rows.Select(row => row.Market));
            Put(group, rows.Select(_ => "STK"));
            Put(group, rows.Select((_, rank) => rank + 1));
            Put(group, rows.Select(row => DateTime.ParseExact(row.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture)));
        }

        writer.Close();
        return path;
    }

    /// <summary>Daily bars whose codes were read as numbers by whoever wrote them.</summary>
    public static string WriteWithNumericCodes(string path)
    {
        Column[] columns =
        [
            new Column<DateTime>("date"), new Column<long>("code"), new Column<long>("open"), new Column<long>("high"), new Column<long>("low"), new Column<long>("close"), new Column<long>("volume"),
        ];
        using var writer = new ParquetFileWriter(path, columns);
        using (var group = writer.AppendRowGroup())
        {
            Put(group, [new DateTime(2024, 1, 2, 0, 0, 0, DateTimeKind.Unspecified)]);
            for (var column = 1; column < columns.Length; column++)
            {
                Put(group, [5930L]);
            }
        }

        writer.Close();
        return path;
    }

    /// <summary>The bar that a row is.</summary>
    public static DailyBar Bar(MarcapRow row) => new()
    {
        Symbol = Symbol.Parse(row.Code),
        Name = row.Name,
        Market = row.Market,
        Section = row.Dept,
        Open = row.Close,
        High = row.Close,
        Low = row.Close,
        Close = row.Close,
        Change = row.Changes,
        Volume = Volume,
        Value = row.Close * Volume,
        MarketCap = Cap,
        ListedShares = Shares,
    };

    private static void Put<T>(RowGroupWriter group, IEnumerable<T> values)
    {
        using var column = group.NextColumn().LogicalWriter<T>();
        column.WriteBatch(values.ToArray());
    }
}
