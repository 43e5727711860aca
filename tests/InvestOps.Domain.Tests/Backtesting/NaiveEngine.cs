using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Portfolios.Weightings;
using InvestOps.Domain.Scanning;
using InvestOps.Domain.Trading;

namespace InvestOps.Domain.Tests.Backtesting;

/// <summary>
/// The rules of a backtest in plain decimals, session by session and issue by issue, with no thought of speed: what the engine
/// must equal fill by fill and point by point. Selections come from the scan, and shares from the strategy's weighting.
/// </summary>
internal sealed class NaiveEngine(Strategy strategy, MarketPanel panel, decimal capital)
{
    private const decimal Trillionth = 0.000000000001m;

    private readonly ExecutionRules _rules = strategy.Execution;
    private readonly NaiveMarket _market = new(strategy, panel);
    private readonly SortedDictionary<int, decimal> _held = [];
    private readonly Dictionary<int, decimal> _targets = [];
    private readonly List<(int Session, decimal Proceeds)> _sales = [];
    private decimal _cash = capital;
    private List<int> _ranked = [];
    private bool _open;

    public List<string> Fills { get; } = [];

    public List<(decimal Equity, decimal Cash)> Curve { get; } = [];

    public int Lapsed { get; private set; }

    public int Actions { get; private set; }

    public NaiveEngine Run()
    {
        (List<int> Ranked, Dictionary<int, decimal> Weights)? signal = null;
        List<int>? last = null;
        for (var t = 0; t < panel.Sessions.Count; t++)
        {
            PayDividends(t);
            RestateAndCloseGone(t);
            Succeed(t);
            if (signal is { } wanted)
            {
                _ranked = wanted.Ranked;
                SetTargets(t, wanted.Weights);
            }

            if (signal is not null || _open)
            {
                _open = false;
                _held.Keys.ToList().ForEach(i => TrySell(t, i));
                _ranked.ForEach(i => TryBuy(t, i));
            }

            Curve.Add((_cash + _held.Sum(held => held.Value * _market.Close(t, held.Key)), _cash));
            signal = t < panel.Sessions.Count - 1 ? SignalAfter(t, ref last) : null;
            if (signal is not null || t == panel.Sessions.Count - 1)
            {
                GiveUp();
            }
        }

        return this;
    }

    private (List<int> Ranked, Dictionary<int, decimal> Weights)? SignalAfter(int t, ref List<int>? last)
    {
        var lookback = strategy.Universe.Select(rule => rule.Lookback).Append(strategy.Scanner.Lookback).Append(strategy.Sizing.Weighting.Lookback).Max();
        var number = panel.Calendar.IndexOf(panel.Sessions[t]);
        var due = strategy.Rebalance switch
        {
            RebalanceSchedule.Weekly => panel.Calendar.IsLastOfWeek(panel.Sessions[t]),
            RebalanceSchedule.Monthly => panel.Calendar.IsLastOfMonth(panel.Sessions[t]),
            RebalanceSchedule.EveryFewSessions => number % strategy.RebalanceEvery == 0,
            _ => true,
        };
        if (!due || t < lookback)
        {
            return null;
        }

        var top = strategy.Sizing.TopN;
        var ranks = Scan.Select(strategy with { Sizing = strategy.Sizing with { TopN = strategy.Sizing.Depth } }, panel.WindowAt(t)).ToList();
        var same = last is not null && last.Order().SequenceEqual(ranks.Take(top).Order());
        last = strategy.Rebalance == RebalanceSchedule.OnChange && same ? last : [.. ranks.Take(top)];
        if (strategy.Rebalance == RebalanceSchedule.OnChange && same)
        {
            return null;
        }

        var kept = strategy.Sizing.KeepRank is null ? [] : ranks.Where(_held.ContainsKey).Take(top).ToList();
        var picks = ranks.Where(kept.Contains).Concat(ranks.Where(i => strategy.Sizing.KeepRank is null || !_held.ContainsKey(i)).Take(top - kept.Count)).ToHashSet();
        var core = strategy.HoldCore.Where(held => panel.IndexOf(held.Symbol) >= 0).ToDictionary(held => panel.IndexOf(held.Symbol), held => held.Weight.Value);
        var chosen = ranks.Where(picks.Contains).ToArray();
        var weights = Weights(t, chosen);
        return ([.. core.Keys, .. chosen], core.Concat(chosen.Zip(weights, KeyValuePair.Create)).ToDictionary());
    }

    private decimal[] Weights(int t, int[] chosen)
    {
        if (chosen.Length == 0 || strategy.Sizing.Weighting is EqualWeight)
        {
            return Array.ConvertAll(chosen, _ => NaiveMarket.Down(strategy.Sizing.EachOf(strategy.HoldCore).Value, Trillionth));
        }

        var (scores, shares) = (new double[panel.Issues.Count], new double[chosen.Length]);
        strategy.Scanner.Score(panel.WindowAt(t), scores);
        strategy.Sizing.Weighting.Weigh(panel.WindowAt(t), chosen, Array.ConvertAll(chosen, i => scores[i]), shares);
        var whole = NaiveMarket.Down((strategy.Sizing.Invested.Value - strategy.HoldCore.Sum(held => held.Weight.Value)) * chosen.Length / strategy.Sizing.TopN, Trillionth);
        return Array.ConvertAll(shares, share => Math.Min(whole, (decimal)Math.Floor(share * (double)(whole / Trillionth)) * Trillionth));
    }

    private void SetTargets(int t, Dictionary<int, decimal> weights)
    {
        var equity = Math.Max(0, NaiveMarket.Down(_cash + _held.Sum(held => held.Value * _market.Quote(t, held.Key).Price), _market.Won));
        foreach (var i in _held.Keys.Union(_ranked))
        {
            var (price, _, _, fills, listed) = _market.Quote(t, i);
            var held = _held.GetValueOrDefault(i);
            var isGone = !listed && !fills;
            var target = price == 0 || isGone ? 0 : NaiveMarket.Down(weights.GetValueOrDefault(i) * equity / price, _market.Share);
            _targets[i] = target == 0 ? 0 : held + Change(t, i, price, held, target);
            Lapsed += _ranked.Contains(i) && isGone ? 1 : 0;
        }
    }

    private decimal Change(int t, int i, decimal price, decimal held, decimal target)
    {
        var change = Math.Abs(target - held);
        return held > 0 && change < strategy.Sizing.Band * target ? 0 : Math.Sign(target - held) * _market.Lots(t, i, price, change);
    }

    private void TrySell(int t, int i)
    {
        var (price, _, sells, _, listed) = _market.Quote(t, i);
        var excess = _held[i] - _targets[i];
        if (excess > 0)
        {
            var most = Math.Min(excess, _market.Cap(t, i, price));
            var quantity = !sells ? 0 : most == excess || _targets[i] == 0 ? most : _market.Lots(t, i, price, most);
            Sell(t, i, quantity, price, !listed);
            Leave(i, quantity);
        }
    }

    private void TryBuy(int t, int i)
    {
        var (price, buys, _, _, _) = _market.Quote(t, i);
        var wanted = _targets[i] - _held.GetValueOrDefault(i);
        if (wanted <= 0)
        {
            return;
        }

        var most = Math.Min(wanted, _market.Cap(t, i, price));
        var quantity = !buys ? 0 : most == wanted ? most : _market.Lots(t, i, price, most);
        var bought = Buy(t, i, quantity, price);
        var waits = _rules.Untraded == UntradedPolicy.Carry && (_open || Unsettled(t) > 0);
        if (bought < quantity && !waits)
        {
            _targets[i] = _held.GetValueOrDefault(i);
            return;
        }

        Leave(i, quantity);
    }

    private decimal Buy(int t, int i, decimal wanted, decimal price)
    {
        var owes = _rules is { Rounding: ShareRounding.Fractional, Untraded: UntradedPolicy.LastPrice };
        var worse = _market.Worse(t, i, wanted, price);
        var quantity = owes ? wanted : _market.Affordable(wanted, price, _cash - Unsettled(t), worse);
        quantity = quantity == wanted ? wanted : _market.Lots(t, i, price, quantity);
        if (quantity > 0)
        {
            var (amount, commission) = _market.BuyCost(quantity, price, worse);
            _cash -= amount + commission;
            _held[i] = _held.GetValueOrDefault(i) + quantity;
            Fills.Add(Text(t, i, Side.Buy, quantity, price, amount, commission, 0, false));
        }

        return quantity;
    }

    private decimal Unsettled(int t) => _rules.WaitsForSettlement ? _sales.Where(sale => sale.Session > t - 2).Sum(sale => sale.Proceeds) : 0;

    private void Leave(int i, decimal filled)
    {
        if (_rules.Untraded == UntradedPolicy.Carry)
        {
            _open |= _targets[i] != _held.GetValueOrDefault(i);
            return;
        }

        Lapsed += filled == 0 ? 1 : 0;
        _targets[i] = _held.GetValueOrDefault(i);
    }

    private void GiveUp()
    {
        Lapsed += !_open ? 0 : _held.Count(held => held.Value > _targets[held.Key]) + _ranked.Count(i => _held.GetValueOrDefault(i) < _targets[i]);
        _open = false;
    }

    private void Sell(int t, int i, decimal quantity, decimal price, bool delisted)
    {
        if (quantity == 0)
        {
            return;
        }

        var (rate, ticks) = delisted ? (0, 0) : _market.Worse(t, i, quantity, price);
        var amount = Math.Max(0, NaiveMarket.Down((quantity * price * Math.Max(0, 1 - strategy.Costs.Slippage - rate)) - (quantity * ticks), _market.Won));
        var tax = strategy.Costs.FixedSalesTax ?? SalesTax.RateOn(panel.BoardAt(t, i), SalesTax.SettlementOf(panel.Sessions[t], panel.Calendar));
        var (commission, taxed) = (NaiveMarket.Down(amount * strategy.Costs.Commission, _market.Won), NaiveMarket.Down(amount * tax, _market.Won));
        _cash += amount - commission - taxed;
        _sales.Add((t, amount - commission - taxed));
        Hold(i, _held[i] - quantity);
        Fills.Add(Text(t, i, Side.Sell, quantity, price, amount, commission, taxed, delisted));
    }

    private void PayDividends(int t)
    {
        foreach (var paid in panel.Facts.Dividends.Where(paid => panel.Sessions[t].Date == paid.ExDate && _held.ContainsKey(panel.IndexOf(paid.Symbol))))
        {
            var gross = NaiveMarket.Down(_held[panel.IndexOf(paid.Symbol)] * paid.Amount, _market.Won);
            _cash += gross - NaiveMarket.Down(gross * strategy.Costs.DividendTax, _market.Won);
        }
    }

    private void RestateAndCloseGone(int t)
    {
        foreach (var (i, quantity) in _held.ToList())
        {
            var factor = t == 0 ? 1 : panel.At(PanelColumn.Adjustment, t, i) / panel.At(PanelColumn.Adjustment, t - 1, i);
            var basePrice = factor == 1 ? _market.Close(t - 1, i) : _market.BasePrice(t, i);
            if (basePrice != _market.Close(t - 1, i))
            {
                var worth = quantity * _market.Close(t - 1, i);
                Hold(i, NaiveMarket.Down(worth / basePrice, _market.Share));
                _cash += NaiveMarket.Down(worth - (_held.GetValueOrDefault(i) * basePrice), _market.Won);
                _targets[i] = _open ? NaiveMarket.Down(_targets[i] * _market.Close(t - 1, i) / basePrice, _market.Share) : 0;
                Actions++;
            }

            if (IsGone(t, i))
            {
                CloseGone(t, i);
            }
        }
    }

    // No row for five sessions, and no successor to wait for.
    private bool IsGone(int t, int i) => t >= 5
        && _market.HasRow(t - 5, i) && !Enumerable.Range(t - 4, 5).Any(s => _market.HasRow(s, i))
        && !panel.Facts.Successions.Any(change => change.Symbol == panel.Issues[i].Symbol && change.On >= panel.Sessions[t - 4].Date);

    private void Succeed(int t)
    {
        foreach (var change in panel.Facts.Successions.Where(change => change.On == panel.Sessions[t].Date).OrderBy(change => change.Symbol))
        {
            var (from, to) = (panel.IndexOf(change.Symbol), panel.IndexOf(change.Successor));
            if (_held.TryGetValue(from, out var old) && _market.Close(t, to) > 0)
            {
                var quantity = NaiveMarket.Down(old * change.Ratio, _market.Share);
                _cash += NaiveMarket.Down(((old * change.Ratio) - quantity) * _market.Close(t, to), _market.Won);
                Hold(from, 0);
                Hold(to, _held.GetValueOrDefault(to) + quantity);
                (_targets[from], _targets[to]) = (0, _held.GetValueOrDefault(to));
                Actions++;
            }
            else if (_held.ContainsKey(from))
            {
                CloseGone(t, from);
            }
        }
    }

    private void CloseGone(int t, int i)
    {
        if (_rules.Untraded != UntradedPolicy.LastPrice)
        {
            _targets[i] = 0;
            Sell(t, i, _held[i], _rules.DelistedAreWorthless ? 0 : _market.Close(t, i), delisted: true);
        }
    }

    private void Hold(int i, decimal quantity)
    {
        _held[i] = quantity;
        _ = quantity == 0 && _held.Remove(i);
    }

    private string Text(int t, int i, Side side, decimal quantity, decimal price, decimal amount, decimal commission, decimal tax, bool delisted) =>
        FormattableString.Invariant($"{panel.Sessions[t]} {side} {panel.Issues[i].Symbol} {quantity:0.#########} at {price:0.######}: {amount:0.######} {commission:0.######} {tax:0.######}{(delisted ? " gone" : "")}");
}
