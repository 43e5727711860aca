using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Performance.Books;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Scanning;
using InvestOps.Domain.Trading;
using Xunit;

namespace InvestOps.Domain.Tests.Backtesting;

/// <summary>
/// What must hold of every backtest, over seeded random markets and rules, and over every scanner, schedule and sizing that there is.
/// The environment variable <c>INVESTOPS_SEEDS</c> says how many seeds; without it, as many as take seconds.
/// </summary>
public sealed class ProofTests
{
    private static readonly int Seeds = int.TryParse(Environment.GetEnvironmentVariable("INVESTOPS_SEEDS"), NumberStyles.None, CultureInfo.InvariantCulture, out var seeds) ? seeds : 300;

    public static TheoryData<string, RebalanceSchedule, string> Combinations
    {
        get
        {
            var data = new TheoryData<string, RebalanceSchedule, string>();
            foreach (var (scanner, schedule, weighting) in from scanner in Every.Of<IScanner>()
                                                           from schedule in Enum.GetValues<RebalanceSchedule>()
                                                           from weighting in Every.Of<IWeighting>()
                                                           select (scanner, schedule, weighting))
            {
                data.Add(scanner.GetType().Name, schedule, weighting.GetType().Name);
            }

            return data;
        }
    }

    [Fact]
    public void The_engine_equals_the_naive_one_with_every_option_switched_on_at_random() => ForEverySeed(seed =>
    {
        var (market, strategy) = RandomRules.Of(seed);
        var panel = market.Market.Build();
        var naive = new NaiveEngine(strategy, panel, 10_000_000).Run();

        var result = BacktestCase.Run(strategy, panel);

        Assert.Equal(naive.Curve, result.Curve.Select(point => (point.Equity.Amount, point.Cash.Amount)));
        Assert.Equal(naive.Fills.Count, result.Fills.Count);
    });

    // Cash by the fills and payments alone; what neither explains must be an action's cash in lieu, below a share for each holding.
    [Fact]
    public void The_ledger_balances_to_the_won_on_every_session_with_every_option_switched_on_at_random() => ForEverySeed(seed =>
    {
        var (market, strategy) = RandomRules.Of(seed);
        var panel = market.Market.Build();
        var result = BacktestCase.Run(strategy, panel);

        var history = HoldingHistory.Of(result, panel, strategy.Execution.Rounding);

        var (cash, fill, paid) = (result.Request.Capital.Amount, 0, 0);
        var tolerance = strategy.Execution.Rounding == ShareRounding.Whole ? 0m : 0.01m;
        for (var t = 0; t < result.Curve.Count; t++)
        {
            for (; fill < result.Fills.Count && result.Fills[fill].Date == result.Curve[t].Date; fill++)
            {
                cash += result.Fills[fill].CashFlow.Amount;
            }

            for (; paid < result.DividendPayments.Count && result.DividendPayments[paid].Date == result.Curve[t].Date; paid++)
            {
                cash += result.DividendPayments[paid].Net.Amount;
            }

            var held = history.ValuesAfter(t).ToArray().Sum(value => (decimal)value);
            Assert.InRange(result.Curve[t].Equity.Amount - result.Curve[t].Cash.Amount - held, -tolerance, tolerance);
            var inLieu = result.Curve[t].Cash.Amount - cash;
            Assert.True(inLieu == 0 || result.CorporateActions > 0, $"{result.Curve[t].Date}: {inLieu} won from nowhere");
            Assert.True(inLieu >= -tolerance);
            cash += inLieu;
        }
    });

    [Theory]
    [MemberData(nameof(Combinations))]
    public void No_scanner_schedule_or_sizing_sees_what_comes_later(string scanner, RebalanceSchedule schedule, string weighting)
    {
        for (var seed = 0; seed < Math.Max(2, Seeds / 100); seed++)
        {
            var (market, rules) = RandomRules.Of(seed);
            var strategy = rules with
            {
                Scanner = Every.Of<IScanner>().Single(one => one.GetType().Name == scanner),
                Rebalance = schedule,
                Sizing = rules.Sizing with { Weighting = Every.Of<IWeighting>().Single(one => one.GetType().Name == weighting) },
            };
            var length = 20 + (seed * 7 % 40);
            var whole = BacktestCase.Run(strategy, market.Market.Build());

            var cut = BacktestCase.Run(strategy, market.Market.Build(length));

            Assert.Equal(cut.Curve, whole.Curve.Take(length));
            Assert.Equal(cut.Fills, whole.Fills.Where(fill => fill.Date <= cut.Curve[^1].Date));
        }
    }

    [Fact]
    public void Results_have_the_same_hash_on_every_run_and_on_any_number_of_threads()
    {
        var markets = Enumerable.Range(0, 20).Select(RandomRules.Of).Select(pair => (Panel: pair.Market.Market.Build(), pair.Strategy)).ToArray();
        var first = Array.ConvertAll(markets, pair => HashOf(BacktestCase.Run(pair.Strategy, pair.Panel)));
        foreach (var workers in new[] { 1, 2, 4 })
        {
            var hashes = new string[markets.Length];
            Parallel.For(0, markets.Length, new ParallelOptions { MaxDegreeOfParallelism = workers }, index =>
                hashes[index] = HashOf(BacktestCase.Run(markets[index].Strategy, markets[index].Panel)));
            Assert.Equal(first, hashes);
        }
    }

    private static void ForEverySeed(Action<int> check)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var current = seed;
            Assert.Null(Record.Exception(() => check(current)) is { } failed ? $"seed {current}: {failed.Message}" : null);
        }
    }

    private static string HashOf(BacktestResult result)
    {
        var text = new StringBuilder();
        foreach (var point in result.Curve)
        {
            text.Append(CultureInfo.InvariantCulture, $"{point.Date} {point.Equity.Amount} {point.Cash.Amount}\n");
        }

        foreach (var fill in result.Fills)
        {
            text.Append(CultureInfo.InvariantCulture, $"{fill.Date} {fill.Side} {fill.Symbol} {fill.Quantity.Count} {fill.Price} {fill.CashFlow.Amount}\n");
        }

        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
