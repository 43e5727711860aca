using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Trading;

namespace InvestOps.Domain.Backtesting;

/// <summary>
/// One pass over the sessions of a backtest, from one session with orders to the next. Before a session opens come dividends
/// and corporate actions, then the orders of the last signal; all sessions up to the next orders are marked in one go, and
/// after the close of the last of them comes the next signal.
/// </summary>
internal sealed class Simulation
{
    private const int SessionsPerReport = 50;
    private const long Millionths = 1_000_000;

    private readonly MarketPanel _panel;
    private readonly MarketTape _tape;
    private readonly SessionRange _range;
    private readonly SignalPlan _plan;
    private readonly SimulationRoom _room;
    private readonly Ledger _ledger;
    private readonly QuoteBoard _board;
    private readonly BookUnits _units;
    private readonly Rebalance _rebalance;
    private readonly Selection _selection;
    private readonly bool _closesGone;
    private readonly long _dividendTax;
    private readonly Int128[] _equity;
    private readonly Int128[] _cash;
    private readonly List<DividendPayment> _dividends = [];
    private int _dividend;

    public Simulation(Strategy strategy, MarketPanel panel, SessionRange range, SignalPlan plan, SimulationRoom room)
    {
        _panel = panel;
        _tape = panel.Tape;
        _range = range;
        _plan = plan;
        _room = room;
        _ledger = room.Ledger;
        _board = new QuoteBoard(panel, strategy.Execution, strategy.Costs);
        _units = _board.Units;
        _rebalance = new Rebalance(strategy, _board, room);
        _selection = new Selection(strategy, panel, room);
        _closesGone = strategy.Execution.Untraded != UntradedPolicy.LastPrice;
        _dividendTax = FixedPoint.Rate(strategy.Costs.DividendTax);
        _equity = new Int128[range.Count];
        _cash = new Int128[range.Count];
    }

    public BookUnits Units => _units;

    public Int128[] Equity => _equity;

    public Int128[] Cash => _cash;

    public int Lapsed => _rebalance.Lapsed;

    public int Cut => _rebalance.Cut;

    public int CorporateActions { get; private set; }

    public IReadOnlyList<DividendPayment> Dividends => _dividends;

    public void Run(Won capital, Action<double>? progress)
    {
        _room.Begin((Int128)(capital.Amount * _units.Money));
        var (signal, ranked) = (0, -1);
        for (var session = _range.First; session <= _range.Last;)
        {
            ApplyEvents(session);
            if (ranked >= 0)
            {
                _rebalance.Execute(session, ranked);
            }
            else if (_rebalance.HasOpenOrders)
            {
                _rebalance.Retry(session);
            }

            var isLast = signal == _plan.Count;
            var next = _rebalance.HasOpenOrders ? session + 1 : isLast ? _range.Last + 1 : _plan.SessionOf(signal) + 1;
            MarkUpTo(session, next - 1);
            ranked = -1;
            if (!isLast && _plan.SessionOf(signal) == next - 1)
            {
                // The new signal takes the place of orders that are still open.
                _rebalance.Close();
                ranked = _selection.Choose(_plan, signal);
                signal++;
            }

            Report(progress, session, next);
            session = next;
        }

        _rebalance.Close();
        progress?.Invoke(1);
    }

    private void Report(Action<double>? progress, int from, int to)
    {
        if (progress is not null && from / SessionsPerReport != to / SessionsPerReport)
        {
            progress((double)(from - _range.First) / _range.Count);
        }
    }

    // Nothing is traded in between, but a holding can split or leave the market.
    private void MarkUpTo(int from, int to)
    {
        while (from <= to)
        {
            var change = NextEvent(from, to);
            Mark(from, change - 1);
            if (change <= to)
            {
                ApplyEvents(change);
            }

            from = change;
        }
    }

    private void Mark(int from, int to)
    {
        var first = from - _range.First;
        var equity = _equity.AsSpan(first, to - from + 1);
        foreach (var issue in _ledger.Held)
        {
            if (!_tape.AddWorth(issue, _ledger.QuantityOf(issue), from, equity))
            {
                throw FirstUnusable(issue, from, to);
            }
        }

        var cash = _ledger.Cash * _units.ValueOfMoney;
        _cash.AsSpan(first, equity.Length).Fill(_ledger.Cash);
        for (var session = 0; session < equity.Length; session++)
        {
            equity[session] = unchecked((_board.TapeUnits == 1 ? equity[session] : equity[session] * _board.TapeUnits) + cash);
        }
    }

    private MarketDataException FirstUnusable(int issue, int from, int to)
    {
        var session = from;
        while (session < to && _tape.CloseAt(session, issue) > 0)
        {
            session++;
        }

        return _board.Unusable(session, issue);
    }

    /// <returns>The first session after one on which something happens to a holding, or the one after the last.</returns>
    private int NextEvent(int after, int to)
    {
        var next = to + 1;
        foreach (var issue in _ledger.Held)
        {
            foreach (var change in _tape.EventsOf(issue))
            {
                next = change.Session > after && change.Session < next && (_closesGone || !change.IsGone) ? change.Session : next;
            }
        }

        return NextFact(after, next);
    }

    // The same of what was given as data.
    private int NextFact(int after, int next)
    {
        for (var paid = _dividend; paid < _tape.Dividends.Length && _tape.Dividends[paid].Session < next; paid++)
        {
            next = _tape.Dividends[paid].Session > after && _ledger.QuantityOf(_tape.Dividends[paid].Issue) > 0 ? _tape.Dividends[paid].Session : next;
        }

        foreach (var change in _tape.Successions)
        {
            next = change.Session > after && change.Session < next && _ledger.QuantityOf(change.Issue) > 0 ? change.Session : next;
        }

        return next;
    }

    private void ApplyEvents(int session)
    {
        PayDividends(session);
        var held = _room.Held.AsSpan(0, _ledger.Held.Length);
        _ledger.Held.CopyTo(held);
        foreach (var issue in held)
        {
            foreach (var change in _tape.EventsOf(issue))
            {
                if (change.Session == session)
                {
                    Apply(issue, change);
                }
            }
        }

        foreach (var change in _tape.Successions)
        {
            if (change.Session == session && _ledger.QuantityOf(change.Issue) > 0)
            {
                Convert(change);
            }
        }
    }

    // What does not make a share of the successor is paid at its close of the day, as listed companies do.
    private void Convert(SuccessionEvent change)
    {
        var price = change.Successor < 0 ? 0 : _board.CloseAt(change.Session, change.Successor);
        if (price == 0)
        {
            // No share to hold instead, so the holding ends as that of any issue that has left.
            if (_closesGone)
            {
                _rebalance.CloseGone(change.Session, change.Issue, _board.CloseAt(change.Session, change.Issue));
            }

            return;
        }

        var exact = (Int128)_ledger.QuantityOf(change.Issue) * change.Ratio;
        var quantity = exact / SuccessionEvent.Billionths;
        var rest = exact - (quantity * SuccessionEvent.Billionths);
        _ledger.Restate(change.Issue, 0, rest * price / ((Int128)SuccessionEvent.Billionths * _units.ValueOfMoney));
        _ledger.Restate(change.Successor, _ledger.QuantityOf(change.Successor) + (long)quantity, 0);
        _rebalance.Succeed(change.Issue, change.Successor);
        CorporateActions++;
    }

    private void Apply(int issue, IssueEvent change)
    {
        var lastClose = change.LastClose * _board.TapeUnits;
        if (change.IsGone)
        {
            if (_closesGone)
            {
                _rebalance.CloseGone(change.Session, issue, _board.CloseAt(change.Session, issue));
            }

            return;
        }

        if (change.BasePrice < 0)
        {
            throw _board.UnusableBase(change.Session, issue);
        }

        // Equity does not change: what does not make a share is paid in cash at the base price.
        var basePrice = change.BasePrice * _board.TapeUnits;
        var value = BookUnits.Worth(_ledger.QuantityOf(issue), lastClose);
        var quantity = (long)(value / basePrice);
        _rebalance.Restate(issue, lastClose, basePrice);
        _ledger.Restate(issue, quantity, (value - BookUnits.Worth(quantity, basePrice)) / _units.ValueOfMoney);
        CorporateActions++;
    }

    private void PayDividends(int session)
    {
        for (; _dividend < _tape.Dividends.Length && _tape.Dividends[_dividend].Session <= session; _dividend++)
        {
            var paid = _tape.Dividends[_dividend];
            var quantity = paid.Session == session ? _ledger.QuantityOf(paid.Issue) : 0;
            if (quantity > 0)
            {
                var gross = BookUnits.Worth(quantity, paid.Amount) * _units.Money / (_units.Share * Millionths);
                var tax = FixedPoint.Floor(gross * _dividendTax, FixedPoint.RateUnits);
                _ledger.Receive(gross - tax);
                _dividends.Add(new DividendPayment(_panel.Sessions[session], _panel.Issues[paid.Issue].Symbol, new Won(_units.Won(gross)), new Won(_units.Won(tax))));
            }
        }
    }
}
