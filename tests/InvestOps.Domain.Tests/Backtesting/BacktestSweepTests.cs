using CsCheck;
using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Scanning.Scanners;
using InvestOps.Domain.Universes;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Domain.Tests.Backtesting;

public sealed class BacktestSweepTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Every_set_comes_out_as_if_it_had_run_alone_whatever_the_number_of_workers(int workers) =>
        Gen.Int[0, int.MaxValue].Sample(
            seed =>
            {
                var panel = new RandomMarket(seed, eventful: true).Market.Build();
                var sets = Sets(seed, panel);

                var outcomes = new BacktestSweep(panel).Run(sets, workers, (count, work) => Parallel.For(0, count, work));

                Assert.Equal(sets, outcomes.Select(outcome => outcome.Set));
                Assert.All(outcomes, outcome => MustEqual(BacktestCase.Run(outcome.Set.Strategy, panel), outcome));
            },
            iter: 40);

    [Fact]
    public void Sets_with_the_same_signals_rank_the_market_once()
    {
        var market = new MarketBuilder(20).Issue("000010", 10_000);
        var asked = 0;
        var scanner = new ChosenIssues(_ =>
        {
            asked++;
            return ["000010"];
        });
        var panel = market.Build();
        var strategy = BacktestCase.Strategy(scanner);
        var request = BacktestCase.Request(panel.Sessions[0].Date, panel.Sessions[^1].Date);
        BacktestSet[] sets = [.. Enumerable.Range(1, 5).Select(top => new BacktestSet(request, strategy with { Sizing = strategy.Sizing with { TopN = top } }))];

        new BacktestSweep(panel).Run(sets);

        Assert.Equal(19, asked);
    }

    [Fact]
    public void A_set_outside_the_data_is_refused_before_anything_runs()
    {
        var panel = new MarketBuilder(8).Issue("000010", 10_000).Build();
        var strategy = BacktestCase.Strategy(new ChosenIssues(_ => throw new InvalidOperationException("Nothing was to run.")));
        BacktestSet[] sets = [Set(panel, strategy), new(BacktestCase.Request(new DateOnly(2010, 1, 1), new DateOnly(2010, 12, 31)), strategy)];

        Assert.Throws<MarketDataException>(() => new BacktestSweep(panel).Run(sets));
    }

    private static BacktestSet Set(MarketPanel panel, Strategy strategy) =>
        new(BacktestCase.Request(panel.Sessions[0].Date, panel.Sessions[^1].Date), strategy);

    private static BacktestSet[] Sets(int seed, MarketPanel panel)
    {
        var strategies = Enumerable.Range(0, 12).Select(number => RandomRules.Of(seed + number).Strategy with
        {
            Universe = number % 2 == 0 ? [new NotHalted(), new Boards([Board.Kospi, Board.Kosdaq])] : [],
            Scanner = new MomentumScanner(3 + (number % 3), 1),
            HoldCore = [],
        });
        return [.. strategies.Select(strategy => Set(panel, strategy))];
    }

    private static void MustEqual(BacktestResult alone, SweepOutcome outcome)
    {
        Assert.Equal(alone.FinalEquity, outcome.FinalEquity);
        Assert.Equal(alone.Curve.Select(point => (double)point.Equity.Amount), outcome.Equity, (one, other) => Math.Abs(one - other) <= 1e-9 * Math.Abs(one));
        Assert.Equal((alone.Fills.Count, alone.LapsedOrders, alone.CutOrders), (outcome.Trades, outcome.LapsedOrders, outcome.CutOrders));
        Assert.Equal(alone.Fills.Sum(fill => fill.Amount.Amount), outcome.Bought.Amount + outcome.Sold.Amount);
        Assert.Equal(alone.Fills.Sum(fill => fill.Commission.Amount), outcome.Commission.Amount);
        Assert.Equal(alone.Fills.Sum(fill => fill.SalesTax.Amount), outcome.SalesTax.Amount);
    }
}
