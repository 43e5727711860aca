using System.Runtime.CompilerServices;
using InvestOps.Domain.CorporateActions;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData.Tables;

namespace InvestOps.Pipeline.MarketData.Panels;

/// <summary>The columns of a panel while they are filled, each file by its own thread: a session is in one file only.</summary>
internal sealed class PanelColumns
{
    private readonly Dictionary<PanelColumn, double[]> _columns = [];
    private readonly double[]? _change;
    private readonly BarColumn[] _reads;
    private readonly PanelShape _shape;

    public PanelColumns(IReadOnlyCollection<PanelColumn> wanted, PriceBasis basis, PanelShape shape)
    {
        _shape = shape;
        var cells = shape.Cells;
        var adjusts = wanted.Contains(PanelColumn.Adjustment) && basis == PriceBasis.Raw;
        foreach (var column in wanted.Where(column => column != PanelColumn.Adjustment).Concat(adjusts ? [PanelColumn.Close] : []).Distinct())
        {
            _columns.Add(column, GC.AllocateUninitializedArray<double>(cells));
        }

        _change = adjusts ? GC.AllocateUninitializedArray<double>(cells) : null;
        _reads = [.. Reads().Distinct()];
        foreach (var values in _columns.Values.Concat(adjusts ? [_change!] : []))
        {
            LeaveGapsEmpty(values);
        }
    }

    /// <param name="positions">Each row's issue in the panel.</param>
    public void Fill(BarPart part, int[] positions)
    {
        var read = _reads.ToDictionary(column => column, part.Read);
        LeaveOutHalts(read);
        ValueAtClose(read);
        foreach (var (column, target) in _columns)
        {
            Scatter(part, positions, read[Stored(column)], target);
        }

        if (_change is not null)
        {
            Scatter(part, positions, read[BarColumn.Change], _change);
        }
    }

    /// <summary>How many stored sessions have rows, but no change against a base price in any of them.</summary>
    public int SessionsWithoutBasePrices()
    {
        if (_change is null)
        {
            return 0;
        }

        var issues = _shape.Stored.Length == 0 ? 0 : _change.Length / _shape.Stored.Length;
        return Enumerable.Range(0, _shape.Stored.Length)
            .Count(session => _shape.Stored[session] && !_change.AsSpan(session * issues, issues).ContainsAnyExcept(double.NaN));
    }

    /// <summary>Whether adjusting needs the listed shares, and they were not read: some issue has a row after a gap. Few stores have any.</summary>
    public bool NeedsShares => _change is not null && !_columns.ContainsKey(PanelColumn.ListedShares) && AdjustmentFactors.HasGaps(_columns[PanelColumn.Close], _shape.Issues);

    /// <summary>Reads the listed shares after all.</summary>
    public void AddShares() => _columns.Add(PanelColumn.ListedShares, GC.AllocateUninitializedArray<double>(_shape.Cells));

    /// <param name="positions">Each row's issue in the panel.</param>
    public void FillShares(BarPart part, int[] positions) => Scatter(part, positions, part.Read(BarColumn.ListedShares), _columns[PanelColumn.ListedShares]);

    /// <summary>The finished columns, adjustment included.</summary>
    public Dictionary<PanelColumn, PanelRows> Finish(IReadOnlyCollection<PanelColumn> wanted)
    {
        var finished = _columns.Where(pair => wanted.Contains(pair.Key)).ToDictionary(pair => pair.Key, pair => PanelRows.Of(pair.Value, _shape.Issues));
        if (_change is not null)
        {
            finished.Add(PanelColumn.Adjustment, PanelRows.Of(AdjustmentFactors.Accumulate(_columns[PanelColumn.Close], _change, _columns.GetValueOrDefault(PanelColumn.ListedShares), _shape.Issues), _shape.Issues));
        }

        return finished;
    }

    private static BarColumn Stored(PanelColumn column) => column switch
    {
        PanelColumn.Open => BarColumn.Open,
        PanelColumn.High => BarColumn.High,
        PanelColumn.Low => BarColumn.Low,
        PanelColumn.Close => BarColumn.Close,
        PanelColumn.Volume => BarColumn.Volume,
        PanelColumn.Value => BarColumn.Value,
        PanelColumn.MarketCap => BarColumn.MarketCap,
        PanelColumn.ListedShares => BarColumn.ListedShares,
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "No stored column."),
    };

    // A halted row carries prices of 0, or the close, where there were none: volume tells.
    private static void LeaveOutHalts(Dictionary<BarColumn, double[]> read)
    {
        foreach (var column in new[] { BarColumn.Open, BarColumn.High, BarColumn.Low })
        {
            if (read.TryGetValue(column, out var prices))
            {
                var volume = read[BarColumn.Volume];
                for (var row = 0; row < prices.Length; row++)
                {
                    prices[row] = volume[row] == 0 ? double.NaN : prices[row];
                }
            }
        }
    }

    private static void ValueAtClose(Dictionary<BarColumn, double[]> read)
    {
        if (read.TryGetValue(BarColumn.Value, out var value))
        {
            var (close, volume) = (read[BarColumn.Close], read[BarColumn.Volume]);
            for (var row = 0; row < value.Length; row++)
            {
                value[row] = double.IsNaN(value[row]) ? close[row] * volume[row] : value[row];
            }
        }
    }

    private IEnumerable<BarColumn> Reads()
    {
        foreach (var column in _columns.Keys)
        {
            yield return Stored(column);
            if (column is PanelColumn.Open or PanelColumn.High or PanelColumn.Low or PanelColumn.Value)
            {
                yield return BarColumn.Volume;
            }

            if (column == PanelColumn.Value)
            {
                yield return BarColumn.Close;
            }
        }

        if (_change is not null)
        {
            yield return BarColumn.Change;
        }
    }

    private void LeaveGapsEmpty(double[] values)
    {
        for (var session = 0; session < _shape.Stored.Length; session++)
        {
            if (!_shape.Stored[session])
            {
                values.AsSpan(session * _shape.Issues, _shape.Issues).Fill(double.NaN);
            }
        }
    }

    private void Scatter(BarPart part, int[] positions, double[] values, double[] target)
    {
        foreach (var (day, rows) in part.Sessions)
        {
            var session = target.AsSpan(_shape.SessionOf(day) * _shape.Issues, _shape.Issues);
            session.Fill(double.NaN);
            Scatter(values.AsSpan(rows), positions.AsSpan(rows), session);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // over every row of a cold process's first load
    private static void Scatter(ReadOnlySpan<double> values, ReadOnlySpan<int> positions, Span<double> session)
    {
        for (var i = 0; i < values.Length; i++)
        {
            session[positions[i]] = values[i];
        }
    }
}
