using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Scanning;

namespace InvestOps.Domain.Backtesting;

/// <summary>
/// One pass over the sessions of a backtest. Each session: corporate actions before the open, the orders of the last signal,
/// marking at the close, and then, after the close, the next signal.
/// </summary>
internal sealed class Simulation
{
    private const int SessionsPerReport = 50;

    private readonly BacktestRequest _request;
    private readonly Strategy _strategy;
    private readonly MarketPanel _panel;
    private readonly SessionRange _range;
    private readonly Ledger _ledger;
    private readonly QuoteBoard _quotes;
    private readonly Rebalance _rebalance;
    private readonly int _lookback;
    private int _corporateActions;

    public Simulation(BacktestRequest request, Strategy strategy, MarketPanel panel)
    {
        _request = request;
        _strategy = strategy;
        _panel = panel;
        _range = SessionRange.Of(request, panel);
        FilterHistory.Require(strategy.Filter, panel, _range);
        _ledger = new Ledger(request.Capital, panel.Issues.Count, strategy.Execution.Rounding);
        _quotes = new QuoteBoard(panel, strategy.Execution);
        _rebalance = new Rebalance(strategy, panel, _ledger, _quotes);
        _lookback = strategy.Universe.Select(rule => rule.Lookback).Append(strategy.Scanner.Lookback).Max();
    }

    public BacktestResult Run(Action<double>? progress)
    {
        var curve = new EquityPoint[_range.Count];
        var benchmark = _panel.Indices.GetValueOrDefault(_strategy.Benchmark);
        IReadOnlyList<int>? selection = null;
        for (var session = _range.First; session <= _range.Last; session++)
        {
            ApplyCorporateActions(session);
            if (selection is not null)
            {
                _rebalance.Execute(session, selection);
            }

            MarkToClose(session);
            curve[session - _range.First] =
                new EquityPoint(_panel.Sessions[session], _ledger.Equity, _ledger.Cash, benchmark?[session] ?? double.NaN);
            selection = session < _range.Last ? SignalAfter(session) : null;
            if (session % SessionsPerReport == 0)
            {
                progress?.Invoke((double)(session - _range.First) / _range.Count);
            }
        }

        progress?.Invoke(1);
        return ResultOf(curve);
    }

    private void ApplyCorporateActions(int session)
    {
        if (_panel.Basis != PriceBasis.Raw)
        {
            return;
        }

        // Backwards, since a holding that becomes less than a share leaves the list.
        for (var position = _ledger.Held.Length - 1; position >= 0; position--)
        {
            var issue = _ledger.Held[position];
            if (_quotes.BasePriceOf(session, issue, _ledger.PriceOf(issue)) is { } basePrice)
            {
                _ledger.Restate(issue, basePrice);
                _corporateActions++;
            }
        }
    }

    private void MarkToClose(int session)
    {
        foreach (var issue in _ledger.Held)
        {
            if (_quotes.CloseOf(session, issue) is { } close)
            {
                _ledger.Mark(issue, close);
            }
        }
    }

    /// <returns>The selection to execute on the next session; null when the session gives no signal and the book stays.</returns>
    private IReadOnlyList<int>? SignalAfter(int session)
    {
        if (!IsRebalanceSession(_panel.Sessions[session]))
        {
            return null;
        }

        // Before the history is complete nothing can be ranked, which is not the same as nothing being worth holding.
        var window = _panel.WindowAt(session);
        return window.UnbrokenLength > _lookback ? Scan.Select(_strategy, window) : null;
    }

    private bool IsRebalanceSession(TradingDate date) => _strategy.Rebalance switch
    {
        RebalanceSchedule.Monthly => _panel.Calendar.IsLastOfMonth(date),
        RebalanceSchedule.Weekly => _panel.Calendar.IsLastOfWeek(date),
        _ => true,
    };

    private BacktestResult ResultOf(EquityPoint[] curve) => new()
    {
        Request = _request,
        Curve = curve,
        Fills = _rebalance.Fills,
        LastHoldings = LastHoldings(),
        LapsedOrders = _rebalance.Lapsed,
        CorporateActions = _corporateActions,
        Benchmark = _strategy.Benchmark,
    };

    private List<Holding> LastHoldings()
    {
        var equity = (double)_ledger.Equity.Amount;
        var holdings = new List<Holding>();
        foreach (var issue in _ledger.Held)
        {
            var value = _ledger.QuantityOf(issue).Count * _ledger.PriceOf(issue);
            holdings.Add(new Holding
            {
                Symbol = _panel.Issues[issue].Symbol,
                Name = _panel.Issues[issue].Name,
                Quantity = _ledger.QuantityOf(issue),
                Price = _ledger.PriceOf(issue),
                Value = new Won(value),
                Weight = (double)value / equity,
            });
        }

        return [.. holdings.OrderByDescending(holding => holding.Value).ThenBy(holding => holding.Symbol)];
    }
}
