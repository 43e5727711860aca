using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Trading;

namespace InvestOps.Domain.Backtesting;

/// <summary>Turns a signal's ranks into what to hold, and how much of each: HOLD_CORE first, then the TopN by rank.</summary>
internal sealed class Selection
{
    private readonly Strategy _strategy;
    private readonly MarketPanel _panel;
    private readonly SimulationRoom _room;
    private readonly double[] _scores;
    private readonly int _topN;

    public Selection(Strategy strategy, MarketPanel panel, SimulationRoom room)
    {
        _strategy = strategy;
        _panel = panel;
        _room = room;
        _scores = new double[Math.Min(strategy.Sizing.TopN, panel.Issues.Count)];
        _topN = Math.Min(strategy.Sizing.TopN, panel.Issues.Count);
    }

    /// <summary>Fills in the room's ranked issues and their weights.</summary>
    /// <returns>How many there are.</returns>
    public int Choose(SignalPlan plan, int signal)
    {
        // HOLD_CORE comes before the TopN when cash runs short.
        var core = 0;
        foreach (var holding in _strategy.HoldCore)
        {
            if (_panel.IndexOf(holding.Symbol) is >= 0 and var issue)
            {
                _room.Ranked[core] = issue;
                _room.RankedWeights[core++] = FixedPoint.Weight(holding.Weight.Value);
            }
        }

        var issues = plan.IssuesOf(signal);
        var depth = Math.Min(issues.Length, _strategy.Sizing.Depth);
        var count = Pick(issues[..depth], plan.ScoresOf(signal), _room.Ranked.AsSpan(core));
        var window = _panel.WindowAt(plan.SessionOf(signal));
        _strategy.Sizing.Weigh(_strategy.HoldCore, window, _room.Ranked.AsSpan(core, count), _scores.AsSpan(0, count), _room.RankedWeights.AsSpan(core, count));
        return core + count;
    }

    // Holdings that still rank well enough stay; the best others fill what room is left.
    private int Pick(ReadOnlySpan<int> issues, ReadOnlySpan<double> scores, Span<int> picks)
    {
        var keeps = _strategy.Sizing.KeepRank is not null;
        var kept = keeps ? Math.Min(HeldAmong(issues), _topN) : 0;
        var free = _topN - kept;
        var count = 0;
        for (var rank = 0; rank < issues.Length && (kept > 0 || free > 0); rank++)
        {
            var isKept = keeps && _room.Ledger.QuantityOf(issues[rank]) > 0;
            ref var left = ref isKept ? ref kept : ref free;
            if (left > 0)
            {
                left--;
                _scores[count] = scores[rank];
                picks[count++] = issues[rank];
            }
        }

        return count;
    }

    private int HeldAmong(ReadOnlySpan<int> issues)
    {
        var held = 0;
        foreach (var issue in issues)
        {
            held += _room.Ledger.QuantityOf(issue) > 0 ? 1 : 0;
        }

        return held;
    }
}
