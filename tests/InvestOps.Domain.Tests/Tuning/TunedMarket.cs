using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Scanning.Scanners;
using InvestOps.Domain.Trading;
using InvestOps.Domain.Tuning;
using InvestOps.Domain.Tuning.Evidence;
using InvestOps.Domain.Tuning.Folds;
using InvestOps.Domain.Tuning.Search;
using InvestOps.Testing;

namespace InvestOps.Domain.Tests.Tuning;

/// <summary>A small market of random walks, and the tuning of a momentum portfolio on it: lookback × skip × top_n.</summary>
internal sealed class TunedMarket
{
    private const int Sessions = 420;
    private const int Issues = 16;
    private readonly BacktestRequest _request;

    /// <param name="drift">What every issue gains a session, on top of nothing.</param>
    /// <param name="persistence">How much of an issue's own drift, drawn once, its returns carry: momentum that is there.</param>
    public TunedMarket(int seed, double drift = 0, double persistence = 0)
    {
        var random = new Random(seed);
        var market = new MarketBuilder(new DateOnly(2021, 1, 4), Sessions).Adjusted();
        for (var issue = 0; issue < Issues; issue++)
        {
            var own = persistence * Normal(random);
            var prices = new double[Sessions];
            var price = 1_000_000d;
            for (var t = 0; t < Sessions; t++)
            {
                price *= 1 + drift + own + (0.015 * Normal(random));
                prices[t] = Math.Round(price);
            }

            market.Issue(FormattableString.Invariant($"{(issue + 1) * 10:000000}"), t => prices[t]);
        }

        Panel = market.Build();
        _request = new BacktestRequest { Id = "tune", Strategy = "momentum", From = Panel.Sessions[40].Date, To = Panel.Sessions[^1].Date, Capital = new Won(1_000_000_000) };
        var returns = TrialRunner.ReturnsOf(_request, Panel);
        Plan = new FoldPlan(returns, FoldRules.For(returns) with { Blocks = 8 });
        Runner = new TrialRunner(Panel, _request, Plan, new SuperiorAbility(returns, 200, 1), "none");
    }

    public static SearchSpace Space { get; } = new([new("lookback", ["10", "20", "40"]), new("skip", ["0", "2", "5"]), new("top_n", ["2", "4"])]);

    public MarketPanel Panel { get; }

    public FoldPlan Plan { get; }

    public TrialRunner Runner { get; }

    public static Strategy StrategyOf(long point)
    {
        var values = Space.ParametersOf(point).ToDictionary(pair => pair.Key, pair => int.Parse(pair.Value, System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal);
        return new Strategy
        {
            Name = "momentum",
            Description = "",
            Universe = [],
            Scanner = new MomentumScanner(values["lookback"], values["skip"]),
            Sizing = new Sizing { TopN = values["top_n"], Invested = new Weight(0.99m) },
            Rebalance = RebalanceSchedule.Weekly,
            Execution = new ExecutionRules { Fill = FillPrice.NextClose, Untraded = UntradedPolicy.LastPrice, Rounding = ShareRounding.Fractional },
            Costs = new TradingCosts { Commission = 0, FixedSalesTax = 0, Slippage = 0 },
            Fingerprint = FormattableString.Invariant($"{point}"),
        };
    }

    public TrialBatch RunAll(int workers = 1) =>
        Runner.Run([.. Enumerable.Range(0, (int)Space.Count).Select(point => ((long)point, StrategyOf(point)))], workers, (count, work) => Parallel.For(0, count, work));

    public TuningFindings Judge(int workers = 1)
    {
        var batch = RunAll();
        double[] sharpes = [.. batch.Trials.Select(trial => trial.Whole.SessionSharpe!.Value)];
        var judge = new TuningJudge(Space, Plan, new Goal(Measure.Sharpe, []), Runner, StrategyOf);
        return judge.Judge(batch.Trials, batch.Tally, sharpes, workers, (count, work) => Parallel.For(0, count, work))!;
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
