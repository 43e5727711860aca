using InvestOps.Domain.Market;

namespace InvestOps.Adapters.Sample;

/// <summary>
/// A cap-weighted index: each session's points are those of the session before × (Σ close × shares) ÷ (Σ base price × shares). A base
/// price set anew or a new number of shares moves both sums alike, so only prices move the index. An issue enters on the session
/// after its listing and leaves when liquidation trading begins.
/// </summary>
internal sealed class IndexChain(string name, double start, Func<int, IssuePlan, bool> isMember)
{
    private double _level = start;

    public IndexBar Next(int session, List<SimulatedIssue> issues)
    {
        var sums = new IndexSums();
        foreach (var (plan, columns) in issues)
        {
            if (columns.RowOf(session) is >= 0 and var row && isMember(session, plan))
            {
                var moves = session < plan.Script.LiquidationFrom && !(plan.IsNewListing && session == plan.FirstSession);
                sums.Add(columns, row, moves);
            }
        }

        var points = _level / sums.Base;
        var open = sums.Open * points;
        var close = sums.Close * points;
        _level = close;

        // The highs of issues fall on different moments: the index goes a third of the way to where all of them would be at once.
        var top = Math.Max(open, close);
        var bottom = Math.Min(open, close);
        return new IndexBar
        {
            Index = name,
            Open = Math.Round(open, 2),
            High = Math.Round(top + (Math.Max(0, (sums.High * points) - top) / 3), 2),
            Low = Math.Round(bottom - (Math.Max(0, bottom - (sums.Low * points)) / 3), 2),
            Close = Math.Round(close, 2),
            Volume = sums.Volume,
            Value = sums.Value,
            MarketCap = sums.MarketCap,
        };
    }
}
