namespace InvestOps.Adapters.Sample;

/// <summary>Sums over the members of an index on one session. Decimal-free and exact: whole won below 2^63.</summary>
internal sealed class IndexSums
{
    private long _base;
    private long _open;
    private long _high;
    private long _low;
    private long _close;

    public double Base => _base;

    public double Open => _open;

    public double High => _high;

    public double Low => _low;

    public double Close => _close;

    public long Volume { get; private set; }

    public long Value { get; private set; }

    public long MarketCap { get; private set; }

    /// <param name="moves">Whether the issue's price moves the index on this session; if not, only its volume and size count.</param>
    public void Add(IssueColumns columns, int row, bool moves)
    {
        var shares = columns.Shares[row];
        var close = columns.Close[row];
        Volume += columns.Volume[row];
        Value += columns.Value[row];
        MarketCap += close * shares;
        if (!moves)
        {
            return;
        }

        var traded = columns.Volume[row] > 0;
        _base += columns.Base[row] * shares;
        _close += close * shares;
        _open += (traded ? columns.Open[row] : close) * shares;
        _high += (traded ? columns.High[row] : close) * shares;
        _low += (traded ? columns.Low[row] : close) * shares;
    }
}
