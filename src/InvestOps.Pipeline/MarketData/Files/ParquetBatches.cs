using InvestOps.Domain.Market;
using ParquetSharp;
using ParquetSharp.IO;

namespace InvestOps.Pipeline.MarketData.Files;

/// <summary>The batches of a Parquet file's columns, with missing values put in their places.</summary>
internal sealed class ParquetBatches : IDisposable
{
    private const int BatchRows = 65_536;
    private readonly ManagedRandomAccessFile _source;
    private readonly ParquetFileReader _file;
    private readonly string _name;

    public ParquetBatches(Stream stream, string name)
    {
        _name = name;
        _source = new ManagedRandomAccessFile(stream, leaveOpen: false);
        try
        {
            _file = new ParquetFileReader(_source);
            _ = checked((int)_file.FileMetaData.NumRows);
        }
        catch (Exception broken) when (broken is ParquetException or IOException or OverflowException)
        {
            _file?.Dispose();
            _source.Dispose();
            throw new MarketDataException($"{name}: this is no complete Parquet file ({Reason(broken)}). It may be truncated: fetch or copy it again.", broken);
        }
    }

    /// <param name="row">The file's row with which the batch begins.</param>
    /// <param name="levels">1 where there is a value, 0 where it is missing; empty when none can be missing.</param>
    public delegate void BatchOf<T>(int row, ReadOnlySpan<T> values, ReadOnlySpan<short> levels);

    public FileMetaData MetaData => _file.FileMetaData;

    public ColumnDescriptor Column(int column) => _file.FileMetaData.Schema.Column(column);

    public void Read<T>(int column, BatchOf<T> each)
        where T : unmanaged
    {
        var depth = Column(column).MaxDefinitionLevel;
        if (depth > 1)
        {
            throw Unexpected(column, "a flat column");
        }

        var most = (int)Math.Min(BatchRows, _file.FileMetaData.NumRows);
        var values = new T[most];
        var levels = depth == 1 ? new short[most] : [];
        ForEachGroup(column, (group, start, rows) =>
        {
            using var reader = (ColumnReader<T>)group.Column(column);
            for (var at = 0; at < rows;)
            {
                var wanted = Math.Min(most, rows - at);
                var read = Progress(reader.ReadBatch(wanted, levels, default, values, out var present));
                var present01 = levels.AsSpan(0, Math.Min(levels.Length, read));
                Spread(values, present01, (int)present);
                each(start + at, values.AsSpan(0, read), present01);
                at += read;
            }
        });
    }

    /// <summary>The quick way for a column in which nothing is missing: straight into its place.</summary>
    public void ReadDense(int column, double[] target, int offset) =>
        ForEachGroup(column, (group, start, rows) =>
        {
            using var reader = (ColumnReader<double>)group.Column(column);
            for (var at = 0; at < rows;)
            {
                at += Progress(reader.ReadBatch(rows - at, target.AsSpan(offset + start + at, rows - at), out _));
            }
        });

    public MarketDataException Unexpected(int column, string expected)
    {
        var found = Column(column);
        return new MarketDataException($"{_name}: the column '{found.Name}' holds {found.PhysicalType} ({found.LogicalType.Type}); {expected} is expected.");
    }

    public void Dispose()
    {
        _file.Dispose();
        _source.Dispose();
    }

    // Values come packed, without places for the missing ones: move them apart, from the end.
    private static void Spread<T>(T[] values, ReadOnlySpan<short> levels, int present)
    {
        if (present == levels.Length)
        {
            return;
        }

        for (var i = levels.Length - 1; i >= 0; i--)
        {
            values[i] = levels[i] == 1 ? values[--present] : default!;
        }
    }

    // A batch may end early, at a page, but never empty while rows are due: that would loop for ever.
    private static int Progress(long read) => read > 0 ? (int)read : throw new InvalidDataException("it ends before the row count of its group");

    // The native library wraps its message in the mangled name of a C++ type.
    private static string Reason(Exception broken)
    {
        const string Before = "(message: '";
        var line = broken.Message.Split('\n')[0].Trim();
        var start = line.IndexOf(Before, StringComparison.Ordinal);
        return start < 0 ? line : line[(start + Before.Length)..].TrimEnd('\'', ')', '.');
    }

    private void ForEachGroup(int column, Action<RowGroupReader, int, int> each)
    {
        try
        {
            var start = 0;
            for (var index = 0; index < _file.FileMetaData.NumRowGroups; index++)
            {
                using var group = _file.RowGroup(index);
                var rows = checked((int)group.MetaData.NumRows);
                each(group, start, rows);
                start += rows;
            }
        }
        catch (Exception broken) when (broken is ParquetException or InvalidDataException or ArgumentException or IOException)
        {
            throw new MarketDataException($"{_name}: the column '{Column(column).Name}' cannot be read ({Reason(broken)}). Fetch or copy the file again.", broken);
        }
    }
}
