using System.Globalization;
using InvestOps.Domain.Market;
using InvestOps.Domain.Quality;

namespace InvestOps.Pipeline.MarketData.Tables;

/// <summary>
/// Daily bars in columns, for work on millions of rows: one array a field, codes and texts as numbers, no object a row.
/// Columns that no source gave are not there. Rows are in the order in which they were added.
/// </summary>
public sealed class BarTable
{
    /// <summary>The source number of rows that come out of the store; those of a batch are below it.</summary>
    internal const ushort StoredSource = ushort.MaxValue;

    private const int NumberColumns = (int)BarColumn.ListedShares + 1;
    private const int TextColumns = (int)TextColumn.Section + 1;
    private const int LargestGrowth = 1 << 20;
    private readonly double[]?[] _numbers = new double[NumberColumns][];
    private readonly int[]?[] _texts = new int[TextColumns][];
    private int[] _days = [];
    private int[] _codes = [];
    private ushort[] _sources = [];

    public int Count { get; private set; }

    public CodeTable Codes { get; } = new();

    public TextTable Texts { get; } = new();

    /// <summary>Codes that are none, as their sources spell them. A row with the code number −1 − n has the n-th of these.</summary>
    public TextTable BadCodes { get; } = new();

    /// <summary>Dates as <see cref="DateOnly.DayNumber"/>.</summary>
    public Span<int> Days => _days.AsSpan(0, Count);

    /// <summary>Numbers of <see cref="Codes"/>, or below zero of <see cref="BadCodes"/>.</summary>
    public Span<int> CodeIds => _codes.AsSpan(0, Count);

    /// <summary>Which of the batch's sources gave the row.</summary>
    public Span<ushort> Sources => _sources.AsSpan(0, Count);

    public bool Has(BarColumn column) => _numbers[(int)column] is not null;

    public bool Has(TextColumn column) => _texts[(int)column] is not null;

    /// <summary>The values of a column; it is made, without values, when it is not there.</summary>
    public Span<double> Numbers(BarColumn column)
    {
        var values = _numbers[(int)column];
        if (values is null)
        {
            values = GC.AllocateUninitializedArray<double>(_days.Length);
            values.AsSpan(0, Count).Fill(double.NaN);
            _numbers[(int)column] = values;
        }

        return values.AsSpan(0, Count);
    }

    /// <summary>The text numbers of a column; it is made, without texts, when it is not there.</summary>
    public Span<int> TextIds(TextColumn column) => (_texts[(int)column] ??= new int[_days.Length]).AsSpan(0, Count);

    /// <summary>Adds rows of one source without values, and says where they begin.</summary>
    /// <exception cref="MarketDataException">There are more sources than can be told apart.</exception>
    public int Append(int rows, int source) => source < StoredSource
        ? AppendOf(rows, (ushort)source)
        : throw new MarketDataException(string.Create(CultureInfo.InvariantCulture, $"One import takes at most {StoredSource:N0} files with bars. Import them in parts, a folder a year for instance. Nothing was written."));

    /// <summary>Adds one bar of a source.</summary>
    public void Add(DateOnly date, DailyBar bar, int source)
    {
        ArgumentNullException.ThrowIfNull(bar);
        var row = Append(1, source);
        Days[row] = date.DayNumber;
        CodeIds[row] = Codes.Intern(bar.Symbol);
        SetText(TextColumn.Name, row, bar.Name);
        SetText(TextColumn.Market, row, bar.Market);
        SetText(TextColumn.Section, row, bar.Section);
        Numbers(BarColumn.Open)[row] = bar.Open;
        Numbers(BarColumn.High)[row] = bar.High;
        Numbers(BarColumn.Low)[row] = bar.Low;
        Numbers(BarColumn.Close)[row] = bar.Close;
        Numbers(BarColumn.Volume)[row] = bar.Volume;
        SetNumber(BarColumn.Change, row, bar.Change);
        SetNumber(BarColumn.Value, row, bar.Value);
        SetNumber(BarColumn.MarketCap, row, bar.MarketCap);
        SetNumber(BarColumn.ListedShares, row, bar.ListedShares);
    }

    /// <summary>One row as a record, for the few rows that are shown to people or published one session at a time.</summary>
    public DailyBar BarAt(int row) => new()
    {
        Symbol = Codes.SymbolOf(_codes[row]),
        Name = TextAt(TextColumn.Name, row),
        Market = TextAt(TextColumn.Market, row),
        Section = TextAt(TextColumn.Section, row),
        Open = NumberAt(BarColumn.Open, row),
        High = NumberAt(BarColumn.High, row),
        Low = NumberAt(BarColumn.Low, row),
        Close = NumberAt(BarColumn.Close, row),
        Change = NumberAt(BarColumn.Change, row),
        Volume = NumberAt(BarColumn.Volume, row),
        Value = NumberAt(BarColumn.Value, row),
        MarketCap = NumberAt(BarColumn.MarketCap, row),
        ListedShares = NumberAt(BarColumn.ListedShares, row),
    };

    public double NumberAt(BarColumn column, int row) => _numbers[(int)column] is { } values ? values[row] : double.NaN;

    public int TextIdAt(TextColumn column, int row) => _texts[(int)column] is { } texts ? texts[row] : 0;

    public string? TextAt(TextColumn column, int row) => Texts[TextIdAt(column, row)];

    public string CodeAt(int row)
    {
        var id = _codes[row];
        return id >= 0 ? Codes.SymbolOf(id).Code : BadCodes[-1 - id] ?? "";
    }

    public BarNumbers NumbersAt(int row) => new()
    {
        Open = NumberAt(BarColumn.Open, row),
        High = NumberAt(BarColumn.High, row),
        Low = NumberAt(BarColumn.Low, row),
        Close = NumberAt(BarColumn.Close, row),
        Volume = NumberAt(BarColumn.Volume, row),
        Value = NumberAt(BarColumn.Value, row),
        MarketCap = NumberAt(BarColumn.MarketCap, row),
        ListedShares = NumberAt(BarColumn.ListedShares, row),
    };

    internal int AppendStored(int rows) => AppendOf(rows, StoredSource);

    private int AppendOf(int rows, ushort source)
    {
        var start = Count;
        Reserve(start + rows);
        Count = start + rows;
        _sources.AsSpan(start, rows).Fill(source);
        foreach (var values in _numbers)
        {
            values?.AsSpan(start, rows).Fill(double.NaN);
        }

        foreach (var texts in _texts)
        {
            texts?.AsSpan(start, rows).Clear();
        }

        return start;
    }

    private void SetText(TextColumn column, int row, string? text)
    {
        if (text is not null || Has(column))
        {
            TextIds(column)[row] = Texts.Intern(text);
        }
    }

    private void SetNumber(BarColumn column, int row, double value)
    {
        if (!double.IsNaN(value))
        {
            Numbers(column)[row] = value;
        }
    }

    private void Reserve(int rows)
    {
        if (rows <= _days.Length)
        {
            return;
        }

        var capacity = Math.Max(rows, Math.Min(_days.Length * 2, _days.Length + LargestGrowth));
        Array.Resize(ref _days, capacity);
        Array.Resize(ref _codes, capacity);
        Array.Resize(ref _sources, capacity);
        for (var i = 0; i < _numbers.Length; i++)
        {
            if (_numbers[i] is not null)
            {
                Array.Resize(ref _numbers[i], capacity);
            }
        }

        for (var i = 0; i < _texts.Length; i++)
        {
            if (_texts[i] is not null)
            {
                Array.Resize(ref _texts[i], capacity);
            }
        }
    }
}
