using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Portfolios.Weightings;
using InvestOps.Domain.Scanning;

namespace InvestOps.Domain.Tests.Backtesting;

/// <summary>What the naive engine wants after a session's close: issues in order of rank, and weights. Selections come from the scan, and shares from the strategy's weighting.</summary>
internal sealed class NaiveSignals(Strategy strategy, MarketPanel panel)
{
    private const decimal Trillionth = 0.000000000001m;

    private readonly Sizing _sizing = strategy.Sizing;
    private List<int>? _last;

    /// <returns>Null where the session brings no signal.</returns>
    public (List<int> Ranked, Dictionary<int, decimal> Weights)? After(int t, IReadOnlyDictionary<int, decimal> held)
    {
        if (!IsDue(t))
        {
            return null;
        }

        var top = _sizing.TopN;
        var ranks = Scan.Select(strategy with { Sizing = _sizing with { TopN = _sizing.Depth } }, panel.WindowAt(t)).ToList();
        if (strategy.Rebalance == RebalanceSchedule.OnChange && _last is not null && _last.Order().SequenceEqual(ranks.Take(top).Order()))
        {
            return null;
        }

        _last = [.. ranks.Take(top)];
        var kept = _sizing.KeepRank is null ? [] : ranks.Where(held.ContainsKey).Take(top).ToList();
        var picks = ranks.Where(kept.Contains).Concat(ranks.Where(i => _sizing.KeepRank is null || !held.ContainsKey(i)).Take(top - kept.Count)).ToHashSet();
        var core = strategy.HoldCore.Where(part => panel.IndexOf(part.Symbol) >= 0).ToDictionary(part => panel.IndexOf(part.Symbol), part => part.Weight.Value);
        var chosen = ranks.Where(picks.Contains).ToArray();
        return ([.. core.Keys, .. chosen], core.Concat(chosen.Zip(Weights(t, chosen), KeyValuePair.Create)).ToDictionary());
    }

    private bool IsDue(int t)
    {
        var lookback = strategy.Universe.Select(rule => rule.Lookback).Append(strategy.Scanner.Lookback).Append(_sizing.Weighting.Lookback).Max();
        return t >= lookback && strategy.Rebalance switch
        {
            RebalanceSchedule.Weekly => panel.Calendar.IsLastOfWeek(panel.Sessions[t]),
            RebalanceSchedule.Monthly => panel.Calendar.IsLastOfMonth(panel.Sessions[t]),
            RebalanceSchedule.EveryFewSessions => panel.Calendar.IndexOf(panel.Sessions[t]) % strategy.RebalanceEvery == 0,
            _ => true,
        };
    }

    private decimal[] Weights(int t, int[] chosen)
    {
        if (chosen.Length == 0 || _sizing.Weighting is EqualWeight)
        {
            return Array.ConvertAll(chosen, _ => NaiveMarket.Down(_sizing.EachOf(strategy.HoldCore).Value, Trillionth));
        }

        var (scores, shares) = (new double[panel.Issues.Count], new double[chosen.Length]);
        strategy.Scanner.Score(panel.WindowAt(t), scores);
        _sizing.Weighting.Weigh(panel.WindowAt(t), chosen, Array.ConvertAll(chosen, i => scores[i]), shares);
        var whole = NaiveMarket.Down((_sizing.Invested.Value - strategy.HoldCore.Sum(part => part.Weight.Value)) * chosen.Length / _sizing.TopN, Trillionth);
        return Array.ConvertAll(shares, share => Math.Min(whole, (decimal)Math.Floor(share * (double)(whole / Trillionth)) * Trillionth));
    }
}
