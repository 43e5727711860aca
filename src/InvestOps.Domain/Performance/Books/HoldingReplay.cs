using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Domain.Trading;

namespace InvestOps.Domain.Performance.Books;

/// <summary>
/// Walks once over the sessions of a result: corporate actions before the open, the session's fills, marking at the close. What
/// the ledger did to quantities is done again, so that nothing but fills need be kept of a backtest.
/// </summary>
internal sealed class HoldingReplay
{
    private readonly BacktestResult _result;
    private readonly MarketPanel _panel;
    private readonly BookUnits _units;
    private readonly SortedDictionary<int, Position> _held = [];
    private readonly List<RoundTrip> _trips = [];
    private readonly List<int> _issues = [];
    private readonly List<double> _values = [];
    private readonly int _first;
    private readonly double[] _room; // two rows: every session is looked at once, so none is kept
    private int _dividend;

    public HoldingReplay(BacktestResult result, MarketPanel panel, ShareRounding rounding)
    {
        (_result, _panel, _units) = (result, panel, BookUnits.Of(rounding, priceUnits: 1));
        _first = panel.IndexOf(result.Curve[0].Date);
        _room = new double[2 * panel.Issues.Count];
        if (_first < 0 || panel.IndexOf(result.Curve[^1].Date) != _first + result.Curve.Count - 1)
        {
            throw new ArgumentException($"The sessions of the result, {result.Curve[0].Date} to {result.Curve[^1].Date}, are not those of the market.", nameof(panel));
        }
    }

    public HoldingHistory Run()
    {
        var ends = new int[_result.Curve.Count];
        var next = 0;
        for (var t = 0; t < ends.Length; t++)
        {
            var date = _panel.Sessions[_first + t];
            Receive(date);
            RestateAll(_first + t);
            SucceedAll(_first + t);
            for (; next < _result.Fills.Count && _result.Fills[next].Date <= date; next++)
            {
                Apply(_result.Fills[next]);
            }

            Mark(_first + t);
            ends[t] = _issues.Count;
        }

        var trips = _trips.Concat(_held.Values.Select(position => position.ToTrip(closed: null)));
        return new HoldingHistory([.. _panel.Issues.Select(issue => issue.Symbol)], [.. trips], ends, [.. _issues], [.. _values]);
    }

    private void RestateAll(int session)
    {
        if (_panel.Basis != PriceBasis.Raw || session == 0 || _held.Count == 0)
        {
            return;
        }

        var issues = _panel.Issues.Count;
        var before = _panel.Glance(PanelColumn.Adjustment, session - 1, _room.AsSpan(0, issues));
        var now = _panel.Glance(PanelColumn.Adjustment, session, _room.AsSpan(issues, issues));
        List<(int Issue, decimal BasePrice)> restated = [];
        foreach (var (issue, position) in _held)
        {
            // The nearest won undoes the division that made the factor: raw prices are whole won.
            if (now[issue] != before[issue] && BasePriceOf(now[issue] / before[issue], position.Price) is { } basePrice && basePrice != position.Price)
            {
                restated.Add((issue, basePrice));
            }
        }

        foreach (var (issue, basePrice) in restated)
        {
            _held[issue].Restate(basePrice, _units);
            CloseWhenEmpty(issue, _panel.Sessions[session]);
        }
    }

    private void Receive(TradingDate date)
    {
        for (; _dividend < _result.DividendPayments.Count && _result.DividendPayments[_dividend].Date <= date; _dividend++)
        {
            var paid = _result.DividendPayments[_dividend];
            _held.GetValueOrDefault(_panel.IndexOf(paid.Symbol))?.Receive(paid.Net.Amount);
        }
    }

    // As the ledger does, at the successor's close of the day.
    private void SucceedAll(int session)
    {
        foreach (var change in _panel.Tape.Successions)
        {
            if (change.Session != session || change.Successor < 0 || _panel.Tape.CloseAt(session, change.Successor) == 0 || !_held.TryGetValue(change.Issue, out var before))
            {
                continue;
            }

            var price = (decimal)_panel.Tape.CloseAt(session, change.Successor) / _panel.Tape.UnitsOfWon;
            var exact = before.Quantity * change.Ratio / SuccessionEvent.Billionths;
            var quantity = decimal.Floor(exact * _units.Share) / _units.Share;
            var cash = decimal.Floor((exact - quantity) * price * _units.Money) / _units.Money;
            before.GiveUp(quantity * price, cash);
            CloseWhenEmpty(change.Issue, _panel.Sessions[session]);
            if (quantity > 0)
            {
                Position(change.Successor, _panel.Sessions[session]).TakeOver(quantity, price);
            }
        }
    }

    private Position Position(int issue, TradingDate opened)
    {
        if (!_held.TryGetValue(issue, out var position))
        {
            _held.Add(issue, position = new Position(_panel.Issues[issue].Symbol, opened));
        }

        return position;
    }

    private static decimal? BasePriceOf(double factor, decimal price) => factor is > 0 and < 1e12
        ? Math.Max(1m, decimal.Round((decimal)factor * price, 0, MidpointRounding.AwayFromZero))
        : null;

    private void Apply(Fill fill)
    {
        var issue = _panel.IndexOf(fill.Symbol);
        if (issue < 0)
        {
            throw new ArgumentException($"{fill.Symbol}, filled on {fill.Date}, is not in the market.", nameof(fill));
        }

        Position(issue, fill.Date).Apply(fill);
        CloseWhenEmpty(issue, fill.Date);
    }

    private void CloseWhenEmpty(int issue, TradingDate date)
    {
        if (_held[issue].Quantity == 0)
        {
            _trips.Add(_held[issue].ToTrip(date));
            _held.Remove(issue);
        }
    }

    private void Mark(int session)
    {
        var closes = _panel.Glance(PanelColumn.Close, session, _room.AsSpan(0, _panel.Issues.Count));
        foreach (var (issue, position) in _held)
        {
            // No row, or no price: the last one stays, as in the ledger.
            var close = closes[issue];
            position.Price = close is > 0 and < 1e12 ? (decimal)close : position.Price;
            position.Sessions++;
            _issues.Add(issue);
            _values.Add((double)position.Value);
        }
    }
}
