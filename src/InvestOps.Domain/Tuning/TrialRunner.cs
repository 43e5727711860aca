using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Market;
using InvestOps.Domain.Performance;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Tuning.Evidence;
using InvestOps.Domain.Tuning.Folds;

namespace InvestOps.Domain.Tuning;

/// <summary>Runs combinations on one market and keeps of each what is asked about later. For several threads at a time.</summary>
public sealed class TrialRunner
{
    private readonly MarketPanel _panel;
    private readonly BacktestRequest _request;
    private readonly FoldPlan _plan;
    private readonly SuperiorAbility _ability;
    private readonly double[] _benchmark;

    /// <param name="request">Range and capital of every trial.</param>
    /// <param name="benchmark">Name of an index; where it is not stored for the whole range, trials are held against cash that earns nothing.</param>
    public TrialRunner(MarketPanel panel, BacktestRequest request, FoldPlan plan, SuperiorAbility ability, string benchmark)
    {
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(plan);
        (_panel, _request, _plan, _ability) = (panel, request, plan, ability);
        _benchmark = ReturnsOfIndex(panel, SessionRange.Of(request, panel), benchmark);
    }

    /// <summary>Whether trials are held against the index.</summary>
    public bool HasBenchmark => _benchmark.Length > 0;

    /// <summary>How many returns a backtest of a request has: one a session, the first from the capital on, as on a tear sheet.</summary>
    public static int ReturnsOf(BacktestRequest request, MarketPanel panel) => SessionRange.Of(request, panel).Count;

    /// <summary>How many different signals some strategies have: what is ranked once and shared.</summary>
    public static int SignalsOf(IEnumerable<Strategy> strategies, BacktestRequest request, MarketPanel panel)
    {
        var range = SessionRange.Of(request, panel);
        return strategies.Select(strategy => new SignalKey(strategy, range)).Distinct().Count();
    }

    /// <summary>Runs some combinations.</summary>
    /// <param name="workers">How many work at once; what comes out does not depend on it.</param>
    /// <param name="spread">See <see cref="Backtesting.BacktestSweep"/>.</param>
    /// <param name="done">Called by the workers after each.</param>
    public TrialBatch Run(IReadOnlyList<(long Point, Strategy Strategy)> combinations, int workers, Action<int, Action<int>> spread, Action? done = null)
    {
        ArgumentNullException.ThrowIfNull(combinations);
        ArgumentNullException.ThrowIfNull(spread);
        BacktestSet[] sets = [.. combinations.Select(combination => new BacktestSet(_request, combination.Strategy))];
        AbilityTally[] tallies = [.. Enumerable.Range(0, workers).Select(_ => new AbilityTally(_ability.Resamples))];

        // At once, so that no curve outlives its trial.
        var trials = new BacktestSweep(_panel).Run(sets, workers, spread, (worker, set, outcome) =>
        {
            var returns = ReturnsOf(outcome);
            _ability.Add(returns, _benchmark, tallies[worker]);
            done?.Invoke();
            return TrialOf(combinations[set].Point, outcome, returns);
        });
        foreach (var tally in tallies[1..])
        {
            tallies[0].Join(tally);
        }

        return new TrialBatch(trials, tallies[0]);
    }

    /// <summary>The daily returns of some strategies, in their order.</summary>
    /// <param name="workers">How many work at once.</param>
    /// <param name="spread">See <see cref="Backtesting.BacktestSweep"/>.</param>
    public IReadOnlyList<double[]> Returns(IEnumerable<Strategy> strategies, int workers, Action<int, Action<int>> spread)
    {
        ArgumentNullException.ThrowIfNull(strategies);
        return [.. new BacktestSweep(_panel).Run([.. strategies.Select(strategy => new BacktestSet(_request, strategy))], workers, spread).Select(ReturnsOf)];
    }

    /// <summary>The daily returns of one strategy.</summary>
    public double[] Returns(Strategy strategy) => ReturnsOf(new BacktestSweep(_panel).Run([new BacktestSet(_request, strategy)])[0]);

    /// <summary>
    /// The daily returns of a strategy with every cost twice what it is, the sales tax by law as twice its mean rate of the backtest; and
    /// those with orders that go in a session later than they should.
    /// </summary>
    public (double[] DoubledCosts, double[] SessionLater) UnderStress(Strategy strategy)
    {
        ArgumentNullException.ThrowIfNull(strategy);
        var range = SessionRange.Of(_request, _panel);
        var plan = SignalPlan.Of(strategy, _panel, range, strategy.Sizing.Depth);
        var later = new BacktestRunner(_panel).Run(_request, strategy, range, plan.Later(range));
        return (ReturnsWithDoubledCosts(strategy, plan), ReturnsFrom(_request, later.Curve.Select(point => (double)point.Equity.Amount)));
    }

    private double[] ReturnsWithDoubledCosts(Strategy strategy, SignalPlan plan)
    {
        var (costs, sweep) = (strategy.Costs, new BacktestSweep(_panel));
        var outcome = sweep.Run(new BacktestSet(_request, strategy), plan);
        var tax = costs.FixedSalesTax ?? (outcome.Sold.Amount > 0 ? Math.Round(outcome.SalesTax.Amount / outcome.Sold.Amount, 9) : 0);
        var dear = strategy with
        {
            Costs = costs with
            {
                Commission = 2 * costs.Commission,
                FixedSalesTax = 2 * tax,
                Slippage = 2 * costs.Slippage,
                SlippageTicks = 2 * costs.SlippageTicks,
                Impact = 2 * costs.Impact,
            },
        };
        return ReturnsOf(sweep.Run(new BacktestSet(_request, dear), plan));
    }

    private Trial TrialOf(long point, SweepOutcome outcome, double[] returns)
    {
        var traded = (double)(outcome.Bought.Amount + outcome.Sold.Amount) / 2;
        var years = (double)returns.Length / DailyReturns.SessionsPerYear;
        return new Trial
        {
            Point = point,
            Segments = _plan.Summarise(returns),
            Whole = ReturnSummary.Of(returns),
            Trades = outcome.Trades,
            Turnover = traded / outcome.Equity.Average() / years,
        };
    }

    private static double[] ReturnsOf(SweepOutcome outcome) => ReturnsFrom(outcome.Set.Request, outcome.Equity);

    // After everything is lost there is nothing left to earn on.
    private static double[] ReturnsFrom(BacktestRequest request, IEnumerable<double> equity)
    {
        var returns = DailyReturns.Of([(double)request.Capital.Amount, .. equity]);
        for (var t = 0; t < returns.Length; t++)
        {
            returns[t] = double.IsNaN(returns[t]) ? 0 : returns[t];
        }

        return returns;
    }

    private static double[] ReturnsOfIndex(MarketPanel panel, SessionRange range, string benchmark)
    {
        if (!panel.Indices.TryGetValue(benchmark, out var closes))
        {
            return [];
        }

        // Before the first close the index is not known, and nothing is held.
        double[] returns = [0, .. DailyReturns.Of(closes[range.First..(range.Last + 1)])];
        return returns.Any(double.IsNaN) ? [] : returns;
    }
}
