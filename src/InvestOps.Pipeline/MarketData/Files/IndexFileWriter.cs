using ParquetSharp;
using ParquetSharp.IO;
using ParquetSharp.Schema;

namespace InvestOps.Pipeline.MarketData.Files;

/// <summary>Writes index history, sorted by date and index, as one Parquet file.</summary>
internal static class IndexFileWriter
{
    public static byte[] Write(IReadOnlyList<IndexRow> rows)
    {
        using var memory = new MemoryStream();
        using (var output = new ManagedOutputStream(memory, leaveOpen: true))
        using (var schema = Schema())
        using (var properties = ParquetSettings.New())
        using (var writer = new ParquetFileWriter(output, schema, properties))
        {
            using (var group = writer.AppendRowGroup())
            {
                WriteColumns(group, rows);
            }

            writer.Close();
        }

        return memory.ToArray();
    }

    private static GroupNode Schema() => new("indices", Repetition.Required,
    [
        new PrimitiveNode(IndexFile.Date, Repetition.Required, LogicalType.Date(), PhysicalType.Int32),
        new PrimitiveNode(IndexFile.Index, Repetition.Required, LogicalType.String(), PhysicalType.ByteArray),
        .. IndexFile.Numbers.Select(name => new PrimitiveNode(name, Repetition.Required, LogicalType.None(), PhysicalType.Double)),
    ]);

    private static void WriteColumns(RowGroupWriter group, IReadOnlyList<IndexRow> rows)
    {
        using (var column = (ColumnWriter<int>)group.NextColumn())
        {
            column.WriteBatch(rows.Select(row => row.Date.DayNumber - DayText.Epoch).ToArray());
        }

        var names = new PinnedTexts(rows.Select(row => row.Bar.Index));
        using (var column = (ColumnWriter<ByteArray>)group.NextColumn())
        {
            column.WriteBatch(Enumerable.Range(0, rows.Count).Select(row => names[row]).ToArray());
        }

        GC.KeepAlive(names);
        for (var number = 0; number < IndexFile.Numbers.Length; number++)
        {
            using var column = (ColumnWriter<double>)group.NextColumn();
            column.WriteBatch(rows.Select(row => IndexFile.NumbersOf(row.Bar)[number]).ToArray());
        }
    }
}
