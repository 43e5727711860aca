using System.Runtime.CompilerServices;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData.Tables;
using ParquetSharp;

namespace InvestOps.Pipeline.MarketData.Files;

/// <summary>Reads single columns of a Parquet file, ours or a foreign one, into arrays of our own. Says in plain words what cannot be read.</summary>
public sealed class ParquetInput : IDisposable
{
    private readonly ParquetBatches _file;
    private readonly string _name;

    /// <param name="stream">A seekable stream; closed with this.</param>
    /// <param name="name">What a message calls the file.</param>
    /// <exception cref="MarketDataException">It is no Parquet file, or not the whole of one.</exception>
    public ParquetInput(Stream stream, string name)
    {
        _name = name;
        _file = new ParquetBatches(stream, name);
        Columns = [.. Enumerable.Range(0, _file.MetaData.NumColumns).Select(column => _file.Column(column).Name)];
    }

    public int Rows => (int)_file.MetaData.NumRows;

    public IReadOnlyList<string> Columns { get; }

    /// <summary>Texts that the writer put into the file's footer.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _file.MetaData.KeyValueMetadata;

    /// <summary>Numbers of any width into an array, from <paramref name="start"/> on; NaN where missing.</summary>
    public void ReadNumbers(int column, double[] target, int start)
    {
        var found = _file.Column(column);
        var scale = found.LogicalType is DecimalLogicalType decimals ? Math.Pow(10, decimals.Scale) : 1;
        switch (found.PhysicalType)
        {
            case PhysicalType.Double when found.MaxDefinitionLevel == 0:
                _file.ReadDense(column, target, start);
                break;
            case PhysicalType.Double:
                _file.Read<double>(column, (row, batch, levels) => Convert(batch, levels, target.AsSpan(start + row), value => value));
                break;
            case PhysicalType.Float:
                _file.Read<float>(column, (row, batch, levels) => Convert(batch, levels, target.AsSpan(start + row), value => value));
                break;
            case PhysicalType.Int32:
                _file.Read<int>(column, (row, batch, levels) => Convert(batch, levels, target.AsSpan(start + row), value => value / scale));
                break;
            case PhysicalType.Int64:
                _file.Read<long>(column, (row, batch, levels) => Convert(batch, levels, target.AsSpan(start + row), value => value / scale));
                break;
            default:
                throw _file.Unexpected(column, "a column of numbers");
        }
    }

    /// <summary>Dates as <see cref="DateOnly.DayNumber"/>, from a date, a timestamp, a number or text.</summary>
    public void ReadDays(int column, int[] target, int start)
    {
        switch (_file.Column(column))
        {
            case { PhysicalType: PhysicalType.Int32, LogicalType: DateLogicalType }:
                ReadEpochDays(column, target, start);
                break;
            case { PhysicalType: PhysicalType.Int64, LogicalType: TimestampLogicalType timestamp }:
                var ticks = TicksADay(timestamp.TimeUnit);
                ReadDays<long>(column, target, start, value => DayText.Epoch + (value / ticks) - (value % ticks < 0 ? 1 : 0));
                break;
            case { PhysicalType: PhysicalType.Int32 }:
                ReadDays<int>(column, target, start, value => DayText.FromDigits(value));
                break;
            case { PhysicalType: PhysicalType.Int64 }:
                ReadDays<long>(column, target, start, value => DayText.FromDigits(value));
                break;
            case { PhysicalType: PhysicalType.ByteArray }:
                ReadDays<ByteArray>(column, target, start, value => DayText.Parse(NativeText.Of(value)));
                break;
            default:
                throw _file.Unexpected(column, "dates, timestamps, or text as yyyy-MM-dd");
        }
    }

    /// <summary>Codes by number; texts that are no code get a number below zero, see <see cref="BarTable.BadCodes"/>.</summary>
    public void ReadCodes(int column, CodeTable codes, TextTable badCodes, int[] target, int start)
    {
        RequireText(column, "codes as text (a number has lost its leading zeros)");
        _file.Read<ByteArray>(column, (row, batch, levels) => Intern(batch, levels, codes, badCodes, target.AsSpan(start + row)));
    }

    public void ReadTexts(int column, TextTable texts, int[] target, int start)
    {
        RequireText(column, "text");
        var recent = new RecentTexts(texts);
        _file.Read<ByteArray>(column, (row, batch, levels) =>
        {
            recent.Forget();
            for (var i = 0; i < batch.Length; i++)
            {
                target[start + row + i] = levels.IsEmpty || levels[i] == 1 ? recent.Intern(batch[i]) : 0;
            }
        });
    }

    public void Dispose() => _file.Dispose();

    private static long TicksADay(TimeUnit unit) => unit switch
    {
        TimeUnit.Millis => 86_400_000L,
        TimeUnit.Micros => 86_400_000_000L,
        _ => 86_400_000_000_000L,
    };

    private static void Convert<T>(ReadOnlySpan<T> batch, ReadOnlySpan<short> levels, Span<double> target, Func<T, double> value)
    {
        for (var i = 0; i < batch.Length; i++)
        {
            target[i] = levels.IsEmpty || levels[i] == 1 ? value(batch[i]) : double.NaN;
        }
    }

    // The loops that run over every row of a cold process's first load are compiled at once, not in tiers.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Intern(ReadOnlySpan<ByteArray> batch, ReadOnlySpan<short> levels, CodeTable codes, TextTable badCodes, Span<int> target)
    {
        for (var i = 0; i < batch.Length; i++)
        {
            var text = levels.IsEmpty || levels[i] == 1 ? NativeText.Of(batch[i]) : default;
            var id = codes.Intern(text);
            target[i] = id >= 0 ? id : -1 - badCodes.Intern(text);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddEpoch(ReadOnlySpan<int> batch, Span<int> days)
    {
        for (var i = 0; i < batch.Length; i++)
        {
            days[i] = DayText.Epoch + batch[i];
        }
    }

    // A date before year 1 or a missing one becomes a negative day; a lone comparison finds it.
    private void ReadEpochDays(int column, int[] target, int start) =>
        _file.Read<int>(column, (row, batch, levels) =>
        {
            if (levels.Contains((short)0) || batch.ContainsAnyExceptInRange(-DayText.Epoch, DateOnly.MaxValue.DayNumber - DayText.Epoch))
            {
                throw NoDate(column);
            }

            var days = target.AsSpan(start + row, batch.Length);
            AddEpoch(batch, days);
        });

    private void ReadDays<T>(int column, int[] target, int start, Func<T, long> day)
        where T : unmanaged =>
        _file.Read<T>(column, (row, batch, levels) =>
        {
            for (var i = 0; i < batch.Length; i++)
            {
                var found = levels.IsEmpty || levels[i] == 1 ? day(batch[i]) : -1;
                if (found < 0 || found > DateOnly.MaxValue.DayNumber)
                {
                    throw NoDate(column);
                }

                target[start + row + i] = (int)found;
            }
        });

    private MarketDataException NoDate(int column) =>
        new($"{_name}: the column '{Columns[column]}' holds a value that is no date; dates, timestamps, yyyy-MM-dd or yyyyMMdd are expected.");

    private void RequireText(int column, string expected)
    {
        if (_file.Column(column).PhysicalType != PhysicalType.ByteArray)
        {
            throw _file.Unexpected(column, expected);
        }
    }
}
