using InvestOps.Domain.Market;
using InvestOps.Domain.Trading;

namespace InvestOps.Domain.Backtesting;

/// <summary>
/// Many backtests of one market. Those whose signals are the same (same universe, scanner, filter, schedule and dates) rank the
/// market once. Outcomes are in the order of the sets and do not depend on how many workers there were.
/// </summary>
public sealed class BacktestSweep
{
    private readonly MarketPanel _panel;

    public BacktestSweep(MarketPanel panel)
    {
        ArgumentNullException.ThrowIfNull(panel);
        _panel = panel;
    }

    /// <summary>Runs all sets on the calling thread.</summary>
    /// <exception cref="MarketDataException">A set's range or index is not stored; nothing was run.</exception>
    public IReadOnlyList<SweepOutcome> Run(IReadOnlyList<BacktestSet> sets) => Run(sets, 1, (_, work) => work(0));

    /// <summary>Runs all sets on several workers.</summary>
    /// <param name="workers">How many work at once.</param>
    /// <param name="spread">
    /// Calls its second argument once for every number from 0 to below the first, at the same time or not, and returns when
    /// all have: <c>(workers, work) => Parallel.For(0, workers, work)</c>.
    /// </param>
    /// <param name="done">Called by the workers with the number of each set that is done.</param>
    /// <exception cref="MarketDataException">A set's range or index is not stored; nothing was run.</exception>
    public IReadOnlyList<SweepOutcome> Run(IReadOnlyList<BacktestSet> sets, int workers, Action<int, Action<int>> spread, Action<int>? done = null) =>
        Run(sets, workers, spread, (_, set, outcome) =>
        {
            done?.Invoke(set);
            return outcome;
        });

    /// <summary>Runs all sets on several workers, and keeps of each outcome only what is asked for.</summary>
    /// <param name="workers">How many work at once.</param>
    /// <param name="spread">As above.</param>
    /// <param name="keep">Called by a worker, with its number and the set's, for each outcome.</param>
    /// <exception cref="MarketDataException">A set's range or index is not stored; nothing was run.</exception>
    internal T[] Run<T>(IReadOnlyList<BacktestSet> sets, int workers, Action<int, Action<int>> spread, Func<int, int, SweepOutcome, T> keep)
    {
        ArgumentNullException.ThrowIfNull(sets);
        ArgumentNullException.ThrowIfNull(spread);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(workers);
        var ranges = Ranges(sets);
        var (plans, order) = Plans(sets, ranges);
        var outcomes = new T[sets.Count];
        var next = -1;
        spread(Math.Min(workers, Math.Max(1, sets.Count)), worker =>
        {
            var room = new SimulationRoom(_panel.Issues.Count);
            for (var place = Interlocked.Increment(ref next); place < order.Length; place = Interlocked.Increment(ref next))
            {
                var set = order[place];
                outcomes[set] = keep(worker, set, Run(sets[set], ranges[set], plans[set].Take(sets[set].Strategy, _panel, ranges[set]), room));
            }
        });
        return outcomes;
    }

    /// <summary>Runs one set whose market is ranked already.</summary>
    internal SweepOutcome Run(BacktestSet set, SignalPlan plan) => Run(set, SessionRange.Of(set.Request, _panel), plan, new SimulationRoom(_panel.Issues.Count));

    private SessionRange[] Ranges(IReadOnlyList<BacktestSet> sets)
    {
        var ranges = new SessionRange[sets.Count];
        for (var set = 0; set < sets.Count; set++)
        {
            ranges[set] = SessionRange.Of(sets[set].Request, _panel);
            FilterHistory.Require(sets[set].Strategy.Filter, _panel, ranges[set]);
        }

        return ranges;
    }

    // Sets that share a plan come one after the other, so that it is not kept longer than needed.
    private static (SharedPlan[] Plans, int[] Order) Plans(IReadOnlyList<BacktestSet> sets, SessionRange[] ranges)
    {
        var byKey = new Dictionary<SignalKey, SharedPlan>();
        var groups = new Dictionary<SharedPlan, int>();
        var plans = new SharedPlan[sets.Count];
        for (var set = 0; set < sets.Count; set++)
        {
            var key = new SignalKey(sets[set].Strategy, ranges[set]);
            if (!byKey.TryGetValue(key, out var plan))
            {
                plan = new SharedPlan();
                byKey.Add(key, plan);
                groups.Add(plan, groups.Count);
            }

            plan.Join(sets[set].Strategy);
            plans[set] = plan;
        }

        return (plans, [.. Enumerable.Range(0, sets.Count).OrderBy(set => groups[plans[set]])]);
    }

    private SweepOutcome Run(BacktestSet set, SessionRange range, SignalPlan plan, SimulationRoom room)
    {
        var simulation = new Simulation(set.Strategy, _panel, range, plan, room);
        simulation.Run(set.Request.Capital, progress: null);
        var (bought, sold, commission, tax) = Sums(room.Fills);
        var units = simulation.Units;
        return new SweepOutcome
        {
            Set = set,
            Equity = InWon(simulation.Equity, units),
            FinalEquity = new Won(units.WonOfValue(simulation.Equity[^1])),
            Trades = room.FillCount,
            LapsedOrders = simulation.Lapsed,
            CutOrders = simulation.Cut,
            Bought = new Won(units.Won(bought)),
            Sold = new Won(units.Won(sold)),
            Commission = new Won(units.Won(commission)),
            SalesTax = new Won(units.Won(tax)),
        };
    }

    private static double[] InWon(Int128[] equity, BookUnits units)
    {
        var values = new double[equity.Length];
        for (var session = 0; session < values.Length; session++)
        {
            values[session] = (double)equity[session] / units.Value;
        }

        return values;
    }

    private static (Int128 Bought, Int128 Sold, Int128 Commission, Int128 Tax) Sums(ReadOnlySpan<FillEntry> fills)
    {
        var (bought, sold, commission, tax) = (Int128.Zero, Int128.Zero, Int128.Zero, Int128.Zero);
        foreach (ref readonly var fill in fills)
        {
            bought += fill.Side == Side.Buy ? fill.Charge.Amount : 0;
            sold += fill.Side == Side.Sell ? fill.Charge.Amount : 0;
            commission += fill.Charge.Commission;
            tax += fill.Charge.SalesTax;
        }

        return (bought, sold, commission, tax);
    }
}
