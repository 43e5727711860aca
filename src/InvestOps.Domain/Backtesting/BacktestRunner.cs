using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;

namespace InvestOps.Domain.Backtesting;

/// <summary>Runs backtests on one market, one after the other, in room that it keeps. For one thread at a time.</summary>
public sealed class BacktestRunner
{
    private readonly MarketPanel _panel;
    private readonly SimulationRoom _room;

    public BacktestRunner(MarketPanel panel)
    {
        ArgumentNullException.ThrowIfNull(panel);
        _panel = panel;
        _room = new SimulationRoom(panel.Issues.Count);
    }

    /// <summary>See <see cref="Backtest.Run"/>.</summary>
    public BacktestResult Run(BacktestRequest request, Strategy strategy, Action<double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(strategy);
        var range = SessionRange.Of(request, _panel);
        FilterHistory.Require(strategy.Filter, _panel, range);
        return Run(request, strategy, range, SignalPlan.Of(strategy, _panel, range, strategy.Sizing.Depth), progress);
    }

    internal BacktestResult Run(BacktestRequest request, Strategy strategy, SessionRange range, SignalPlan plan, Action<double>? progress = null)
    {
        var simulation = new Simulation(strategy, _panel, range, plan, _room);
        simulation.Run(request.Capital, progress);
        var benchmark = _panel.Indices.GetValueOrDefault(strategy.Benchmark);
        var curve = new EquityCurve(_panel, simulation.Units, range.First, simulation.Equity, simulation.Cash, benchmark);
        return new BacktestResult
        {
            Request = request,
            Curve = curve,
            Fills = new FillList(_panel, simulation.Units, _room.Fills.ToArray()),
            LastHoldings = LastHoldings(simulation, range, (double)curve[^1].Equity.Amount),
            LapsedOrders = simulation.Lapsed,
            CutOrders = simulation.Cut,
            CorporateActions = simulation.CorporateActions,
            DividendPayments = simulation.Dividends,
            Benchmark = strategy.Benchmark,
        };
    }

    private List<Holding> LastHoldings(Simulation simulation, SessionRange range, double equity)
    {
        var holdings = new List<Holding>();
        foreach (var issue in _room.Ledger.Held)
        {
            var quantity = simulation.Units.Shares(_room.Ledger.QuantityOf(issue));
            var price = (decimal)_panel.Tape.CloseAt(range.Last, issue) / _panel.Tape.UnitsOfWon;
            holdings.Add(new Holding
            {
                Symbol = _panel.Issues[issue].Symbol,
                Name = _panel.Issues[issue].Name,
                Quantity = new Shares(quantity),
                Price = price,
                Value = new Won(quantity * price),
                Weight = (double)(quantity * price) / equity,
            });
        }

        return [.. holdings.OrderByDescending(holding => holding.Value).ThenBy(holding => holding.Symbol)];
    }
}
