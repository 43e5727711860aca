using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Trading;

namespace InvestOps.Domain.Tests.Backtesting;

/// <summary>
/// A backtest in plain decimals, session by session and issue by issue, with no thought of speed: what the engine must equal fill by fill
/// and point by point. What is wanted (<see cref="NaiveSignals"/>), what orders cost (<see cref="NaiveMarket"/>) and what holders have
/// (<see cref="NaiveBook"/>) are a screen each, and so is this: the order of a day, and when an order fills, waits or lapses.
/// </summary>
internal sealed class NaiveEngine(Strategy strategy, MarketPanel panel, decimal capital)
{
    private readonly NaiveMarket _market = new(strategy, panel);
    private readonly NaiveSignals _signals = new(strategy, panel);
    private readonly NaiveBook _book = new(strategy, panel, capital);
    private readonly bool _carries = strategy.Execution.Untraded == UntradedPolicy.Carry;
    private List<int> _ranked = [];
    private bool _open;

    public List<string> Fills => _book.Fills;

    public List<(decimal Equity, decimal Cash)> Curve { get; } = [];

    public int Lapsed { get; private set; }

    public int Actions => _book.Actions;

    public NaiveEngine Run()
    {
        (List<int> Ranked, Dictionary<int, decimal> Weights)? signal = null;
        for (var t = 0; t < panel.Sessions.Count; t++)
        {
            _book.Open(t, _open);
            if (signal is { } wanted)
            {
                _ranked = wanted.Ranked;
                SetTargets(t, wanted.Weights);
            }

            if (signal is not null || _open)
            {
                _open = false;
                _book.Held.Keys.ToList().ForEach(i => TrySell(t, i));
                _ranked.ForEach(i => TryBuy(t, i));
            }

            Curve.Add((_book.Cash + _book.Held.Sum(held => held.Value * _market.Close(t, held.Key)), _book.Cash));
            signal = t < panel.Sessions.Count - 1 ? _signals.After(t, _book.Held) : null;
            if (signal is not null || t == panel.Sessions.Count - 1)
            {
                Lapsed += !_open ? 0 : _book.Held.Count(held => held.Value > _book.Targets[held.Key]) + _ranked.Count(i => _book.Of(i) < _book.Targets[i]);
                _open = false;
            }
        }

        return this;
    }

    private void SetTargets(int t, Dictionary<int, decimal> weights)
    {
        var equity = Math.Max(0, NaiveMarket.Down(_book.Cash + _book.Held.Sum(held => held.Value * _market.Quote(t, held.Key).Price), _market.Won));
        foreach (var i in _book.Held.Keys.Union(_ranked))
        {
            var (price, _, _, fills, listed) = _market.Quote(t, i);
            var (held, isGone) = (_book.Of(i), !listed && !fills);
            var target = price == 0 || isGone ? 0 : NaiveMarket.Down(weights.GetValueOrDefault(i) * equity / price, _market.Share);
            var change = Math.Abs(target - held);
            var order = held > 0 && change < strategy.Sizing.Band * target ? 0 : Math.Sign(target - held) * _market.Lots(t, i, price, change);
            _book.Targets[i] = target == 0 ? 0 : held + order;
            Lapsed += _ranked.Contains(i) && isGone ? 1 : 0;
        }
    }

    private void TrySell(int t, int i)
    {
        var (price, _, sells, _, listed) = _market.Quote(t, i);
        var excess = _book.Held[i] - _book.Targets[i];
        if (excess > 0)
        {
            var most = Math.Min(excess, _market.Cap(t, i, price));
            var quantity = !sells ? 0 : most == excess || _book.Targets[i] == 0 ? most : _market.Lots(t, i, price, most);
            _book.Sell(t, i, quantity, price, !listed);
            Leave(i, quantity);
        }
    }

    private void TryBuy(int t, int i)
    {
        var (price, buys, _, _, _) = _market.Quote(t, i);
        var wanted = _book.Targets[i] - _book.Of(i);
        if (wanted > 0)
        {
            var most = Math.Min(wanted, _market.Cap(t, i, price));
            var quantity = !buys ? 0 : most == wanted ? most : _market.Lots(t, i, price, most);
            var waits = _carries && (_open || _book.Unsettled(t) > 0);
            var isShort = _book.Buy(t, i, quantity, price) < quantity; // of cash
            Leave(i, quantity, givesUp: isShort && !waits);
        }
    }

    private void Leave(int i, decimal filled, bool givesUp = false)
    {
        _open |= _carries && !givesUp && _book.Targets[i] != _book.Of(i);
        Lapsed += _carries || givesUp || filled > 0 ? 0 : 1;
        _book.Targets[i] = _carries && !givesUp ? _book.Targets[i] : _book.Of(i);
    }
}
