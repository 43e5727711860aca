using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Trading;

namespace InvestOps.Domain.Backtesting;

/// <summary>Turns target weights into orders on the session after the signal, and fills them: sells first, then buys by rank.</summary>
internal sealed class Rebalance
{
    private readonly ExecutionRules _rules;
    private readonly Ledger _ledger;
    private readonly QuoteBoard _board;
    private readonly SimulationRoom _room;
    private readonly FillModel _fillModel;
    private readonly BookUnits _units;
    private readonly long _band;
    private readonly bool _borrowsCosts;
    private int _ranked;
    private long _notionalWeight;
    private Int128 _notionalEquity;
    private Int128 _notional;

    public Rebalance(Strategy strategy, QuoteBoard board, SimulationRoom room)
    {
        _rules = strategy.Execution;
        _board = board;
        _room = room;
        _ledger = room.Ledger;
        _units = board.Units;
        _fillModel = new FillModel(strategy.Costs, _units);
        _band = FixedPoint.Rate(strategy.Sizing.Band);

        // The textbook simulation buys its targets in full. Where sales can lapse, that would be unlimited credit.
        _borrowsCosts = _rules is { Rounding: ShareRounding.Fractional, Untraded: UntradedPolicy.LastPrice };
    }

    public int Lapsed { get; private set; }

    public int Cut { get; private set; }

    /// <summary>Whether orders wait for another session.</summary>
    public bool HasOpenOrders { get; private set; }

    /// <summary>Targets are shares of the equity at this session's fill prices, before any order is filled.</summary>
    /// <param name="ranked">How many of the room's ranked issues and weights are wanted, in the order in which they are bought.</param>
    public void Execute(int session, int ranked)
    {
        _ranked = ranked;
        for (var rank = 0; rank < ranked; rank++)
        {
            _room.Weights[_room.Ranked[rank]] = _room.RankedWeights[rank];
        }

        SetTargets(session);
        for (var rank = 0; rank < ranked; rank++)
        {
            _room.Weights[_room.Ranked[rank]] = 0;
        }

        Fill(session);
    }

    /// <summary>Tries the orders again that are still open.</summary>
    public void Retry(int session)
    {
        foreach (var issue in _ledger.Held)
        {
            _room.Quotes[issue] = _board.QuoteOf(session, issue);
        }

        foreach (var issue in Ranked)
        {
            _room.Quotes[issue] = _board.QuoteOf(session, issue);
        }

        Fill(session);
    }

    /// <summary>Gives up the orders that are still open.</summary>
    public void Close()
    {
        if (!HasOpenOrders)
        {
            return;
        }

        HasOpenOrders = false;
        foreach (var issue in _ledger.Held)
        {
            Lapsed += _ledger.QuantityOf(issue) > _room.Targets[issue] ? 1 : 0;
        }

        foreach (var issue in Ranked)
        {
            Lapsed += _ledger.QuantityOf(issue) < _room.Targets[issue] ? 1 : 0;
        }
    }

    /// <summary>Restates an open order with its holding.</summary>
    public void Restate(int issue, long lastClose, long basePrice) =>
        _room.Targets[issue] = HasOpenOrders ? (long)(BookUnits.Worth(_room.Targets[issue], lastClose) / basePrice) : 0;

    /// <summary>Gives up the open orders of a holding that becomes another, and of that one.</summary>
    public void Succeed(int issue, int successor)
    {
        _room.Targets[issue] = 0;
        _room.Targets[successor] = _ledger.QuantityOf(successor);
    }

    /// <summary>Closes a holding whose issue has left the market.</summary>
    /// <param name="lastClose">In units of price.</param>
    public void CloseGone(int session, int issue, long lastClose)
    {
        _room.Targets[issue] = 0;
        Sell(session, issue, _ledger.QuantityOf(issue), _rules.DelistedAreWorthless ? 0 : lastClose, delisted: true);
    }

    private ReadOnlySpan<int> Ranked => _room.Ranked.AsSpan(0, _ranked);

    private void SetTargets(int session)
    {
        var value = _ledger.Cash * _units.ValueOfMoney;
        foreach (var issue in _ledger.Held)
        {
            var quote = _board.QuoteOf(session, issue);
            _room.Quotes[issue] = quote;
            value += BookUnits.Worth(_ledger.QuantityOf(issue), quote.Price);
        }

        var equity = Int128.Max(0, value / _units.ValueOfMoney);
        foreach (var issue in _ledger.Held)
        {
            SetTarget(session, issue, equity);
        }

        foreach (var issue in Ranked)
        {
            if (_ledger.QuantityOf(issue) == 0)
            {
                _room.Quotes[issue] = _board.QuoteOf(session, issue);
                SetTarget(session, issue, equity);
            }

            // An order for an issue that is not there lapses whatever it would have been.
            Lapsed += _room.Quotes[issue] is { IsListed: false, Fills: false } ? 1 : 0;
        }
    }

    private void SetTarget(int session, int issue, Int128 equity)
    {
        var (held, quote, weight) = (_ledger.QuantityOf(issue), _room.Quotes[issue], _room.Weights[issue]);
        var target = weight == 0 || quote.Price == 0 || quote is { IsListed: false, Fills: false } ? 0 : TargetOf(session, issue, weight, equity);
        _room.Targets[issue] = target == 0 ? 0 : held + InLots(Banded(target, held), _board.LotOf(session, issue, quote.Price));
    }

    // The change of a holding, or none if it is too small a part of the target.
    private long Banded(long target, long held) =>
        _band > 0 && held > 0 && Math.BigMul(Math.Abs(target - held), FixedPoint.RateUnits) < Math.BigMul(target, _band) ? 0 : target - held;

    private static long InLots(long quantity, long lot) => lot == 1 ? quantity : quantity - (quantity % lot);

    private long TargetOf(int session, int issue, long weight, Int128 equity)
    {
        // Units: weight ÷ 10¹², equity ÷ units of money, price ÷ units of price, and the result × units of a share.
        var divisor = (Int128)(FixedPoint.WeightUnits / _units.Share * _units.Money / _units.Price) * _room.Quotes[issue].Price;
        var notional = Notional(weight, equity);
        var target = divisor <= long.MaxValue ? FixedPoint.Floor(notional, (long)divisor) : notional / divisor;
        return target <= long.MaxValue ? (long)target : throw _board.TooManyShares(session, issue);
    }

    // Most of a selection has the same weight.
    private Int128 Notional(long weight, Int128 equity)
    {
        if (weight != _notionalWeight || equity != _notionalEquity)
        {
            (_notionalWeight, _notionalEquity, _notional) = (weight, equity, weight * equity);
        }

        return _notional;
    }

    private void Fill(int session)
    {
        HasOpenOrders = false;
        var held = _room.Held.AsSpan(0, _ledger.Held.Length);
        _ledger.Held.CopyTo(held);
        foreach (var issue in held)
        {
            FillSale(session, issue);
        }

        foreach (var issue in Ranked)
        {
            FillPurchase(session, issue);
        }
    }

    private void FillSale(int session, int issue)
    {
        var (held, quote) = (_ledger.QuantityOf(issue), _room.Quotes[issue]);
        var excess = held - _room.Targets[issue];
        if (excess <= 0)
        {
            return;
        }

        var quantity = quote.SalesFill ? Capped(session, issue, excess, quote, closes: _room.Targets[issue] == 0) : 0;
        if (quantity > 0)
        {
            Sell(session, issue, quantity, quote.Price, delisted: !quote.IsListed);
        }

        LeaveOpen(issue, quantity, excess);
    }

    private void FillPurchase(int session, int issue)
    {
        var quote = _room.Quotes[issue];
        var wanted = _room.Targets[issue] - _ledger.QuantityOf(issue);
        if (wanted <= 0)
        {
            return;
        }

        var quantity = quote.BuysFill ? Capped(session, issue, wanted, quote, closes: false) : 0;
        if (quantity > 0 && Buy(session, issue, quantity, quote.Price) is var bought && bought < quantity && !AwaitsCash(session))
        {
            // What cash cannot pay for is no order any more.
            _room.Targets[issue] = _ledger.QuantityOf(issue);
            return;
        }

        LeaveOpen(issue, quantity, wanted);
    }

    // An order that filled in full has nothing left to leave open; what is left otherwise waits, or is given up.
    private void LeaveOpen(int issue, long filled, long wanted)
    {
        if (_rules.Untraded == UntradedPolicy.Carry)
        {
            HasOpenOrders |= _room.Targets[issue] != _ledger.QuantityOf(issue);
            return;
        }

        Lapsed += filled == 0 && wanted > 0 ? 1 : 0;
        _room.Targets[issue] = _ledger.QuantityOf(issue);
    }

    private bool AwaitsCash(int session) =>
        _rules.Untraded == UntradedPolicy.Carry && (HasOpenOrders || (_rules.WaitsForSettlement && _ledger.UnsettledOn(session) > 0));

    private long Capped(int session, int issue, long wanted, Quote quote, bool closes)
    {
        var most = _board.CapOn(session, issue, quote.Price);
        if (wanted <= most)
        {
            return wanted;
        }

        Cut++;
        return closes ? most : InLots(most, _board.LotOf(session, issue, quote.Price));
    }

    private void Sell(int session, int issue, long quantity, long price, bool delisted)
    {
        var worse = delisted ? default : _board.WorseningOf(session, issue, quantity, price);
        var charge = _fillModel.Sell(quantity, price, _board.TaxOn(session, issue), worse);
        _ledger.Sell(session, issue, quantity, charge.Brought);
        _room.Note(new FillEntry(session, issue, Side.Sell, delisted, quantity, price, charge));
    }

    private long Buy(int session, int issue, long wanted, long price)
    {
        var worse = _board.WorseningOf(session, issue, wanted, price);
        var quantity = wanted;
        if (!_borrowsCosts)
        {
            var cash = _rules.WaitsForSettlement ? _ledger.Cash - _ledger.UnsettledOn(session) : _ledger.Cash;
            quantity = _fillModel.Affordable(wanted, price, cash, worse);
            quantity = quantity == wanted ? wanted : InLots(quantity, _board.LotOf(session, issue, price));
        }

        if (quantity > 0)
        {
            var charge = _fillModel.Buy(quantity, price, worse);
            _ledger.Buy(issue, quantity, charge.Taken);
            _room.Note(new FillEntry(session, issue, Side.Buy, Delisted: false, quantity, price, charge));
        }

        return quantity;
    }
}
