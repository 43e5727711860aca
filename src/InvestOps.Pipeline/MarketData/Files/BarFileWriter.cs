using InvestOps.Pipeline.MarketData.Tables;
using ParquetSharp;
using ParquetSharp.IO;

namespace InvestOps.Pipeline.MarketData.Files;

/// <summary>Writes bars, sorted by date and code, as one Parquet file of one row group. The same rows give the same bytes.</summary>
internal sealed class BarFileWriter
{
    private const int BatchRows = 65_536;
    private readonly BarTable _table;
    private readonly PinnedTexts _codes;
    private readonly PinnedTexts _texts;

    public BarFileWriter(BarTable table)
    {
        _table = table;
        _codes = new PinnedTexts(Enumerable.Range(0, table.Codes.Count).Select(id => table.Codes.SymbolOf(id).Code));
        _texts = new PinnedTexts(Enumerable.Range(0, table.Texts.Count).Select(id => table.Texts[id]));
    }

    /// <param name="rows">Row numbers of the table, in the order in which they are written.</param>
    public byte[] Write(ReadOnlySpan<int> rows)
    {
        using var memory = new MemoryStream();
        using (var output = new ManagedOutputStream(memory, leaveOpen: true))
        using (var schema = BarFileSchema.New())
        using (var properties = ParquetSettings.New())
        using (var writer = new ParquetFileWriter(output, schema, properties, IssueFooter.Write(_table, rows)))
        {
            using (var group = writer.AppendRowGroup())
            {
                WriteColumns(group, rows);
            }

            writer.Close();
        }

        return memory.ToArray();
    }

    private void WriteColumns(RowGroupWriter group, ReadOnlySpan<int> rows)
    {
        var days = _table.Days;
        var written = new int[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            written[i] = days[rows[i]] - DayText.Epoch;
        }

        using (var column = (ColumnWriter<int>)group.NextColumn())
        {
            column.WriteBatch(written);
        }

        WriteCodes(group, rows);
        foreach (var text in Enum.GetValues<TextColumn>())
        {
            WriteTexts(group, text, rows);
        }

        var numbers = new double[rows.Length];
        foreach (var number in Enum.GetValues<BarColumn>())
        {
            Gather(number, rows, numbers);
            using var column = (ColumnWriter<double>)group.NextColumn();
            column.WriteBatch(numbers);
        }
    }

    private void Gather(BarColumn column, ReadOnlySpan<int> rows, double[] target)
    {
        if (!_table.Has(column))
        {
            Array.Fill(target, double.NaN);
            return;
        }

        var values = _table.Numbers(column);
        for (var i = 0; i < rows.Length; i++)
        {
            target[i] = values[rows[i]];
        }
    }

    private void WriteCodes(RowGroupWriter group, ReadOnlySpan<int> rows)
    {
        var ids = _table.CodeIds;
        var batch = new ByteArray[Math.Min(BatchRows, rows.Length)];
        using var column = (ColumnWriter<ByteArray>)group.NextColumn();
        for (var at = 0; at < rows.Length; at += BatchRows)
        {
            var part = rows[at..Math.Min(rows.Length, at + BatchRows)];
            for (var i = 0; i < part.Length; i++)
            {
                batch[i] = _codes[ids[part[i]]];
            }

            column.WriteBatch(batch.AsSpan(0, part.Length));
        }
    }

    private void WriteTexts(RowGroupWriter group, TextColumn text, ReadOnlySpan<int> rows)
    {
        var batch = new ByteArray[Math.Min(BatchRows, rows.Length)];
        var levels = new short[batch.Length];
        using var column = (ColumnWriter<ByteArray>)group.NextColumn();
        for (var at = 0; at < rows.Length; at += BatchRows)
        {
            var part = rows[at..Math.Min(rows.Length, at + BatchRows)];
            var given = 0;
            for (var i = 0; i < part.Length; i++)
            {
                var id = _table.TextIdAt(text, part[i]);
                levels[i] = (short)(id == 0 ? 0 : 1);
                if (id != 0)
                {
                    batch[given++] = _texts[id];
                }
            }

            column.WriteBatch(part.Length, levels.AsSpan(0, part.Length), default, batch.AsSpan(0, given));
        }
    }
}
