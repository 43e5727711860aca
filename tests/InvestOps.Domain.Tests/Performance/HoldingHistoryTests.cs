using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Market;
using InvestOps.Domain.Performance;
using InvestOps.Domain.Performance.Books;
using InvestOps.Domain.Tests.Backtesting;
using InvestOps.Domain.Trading;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Domain.Tests.Performance;

public sealed class HoldingHistoryTests
{
    // The replay must end where the ledger did: what it holds is what the curve says beside its cash, on every session.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(19)]
    [InlineData(31)]
    public void What_is_replayed_is_what_the_ledger_held(int seed)
    {
        var random = new RandomMarket(seed);
        var panel = random.Market.Build();
        var result = BacktestCase.Run(random.Strategy, panel);

        var history = HoldingHistory.Of(result, panel, random.Strategy.Execution.Rounding);

        for (var t = 0; t < result.Curve.Count; t++)
        {
            var held = (double)(result.Curve[t].Equity - result.Curve[t].Cash).Amount;
            Assert.Equal(held, history.ValuesAfter(t).ToArray().Sum(), 1e-6 * Math.Max(1, held));
        }

        Assert.Equal(
            result.LastHoldings.Select(holding => holding.Symbol).Order(),
            history.IssuesAfter(result.Curve.Count - 1).ToArray().Select(issue => history.Symbols[issue]));
    }

    [Fact]
    public void Dividends_and_successors_are_replayed_on_any_market_under_any_rules() => CsCheck.Check.Sample(
        CsCheck.Gen.Int[0, int.MaxValue],
        seed =>
        {
            var (market, strategy) = RandomRules.Of(seed);
            var panel = market.Market.Build();
            var result = BacktestCase.Run(strategy, panel);
            var rounding = strategy.Execution.Rounding;

            var history = HoldingHistory.Of(result, panel, rounding);

            var tolerance = rounding == ShareRounding.Whole ? 0m : 0.01m;
            var costs = CostAttribution.Of(result);
            Assert.Equal(costs.Net, costs.Prices + costs.Dividends - costs.DividendTax - costs.Costs);
            Assert.InRange(IssueResult.Of(history.RoundTrips).Sum(issue => issue.Profit.Amount) - costs.Net.Amount, -tolerance, tolerance);
            Assert.Equal(result.LastHoldings.Select(holding => holding.Symbol).Order(), history.IssuesAfter(result.Curve.Count - 1).ToArray().Select(issue => history.Symbols[issue]));
        },
        iter: 200);

    [Theory]
    [InlineData(5)]
    [InlineData(11)]
    [InlineData(23)]
    public void The_profits_of_all_issues_add_up_to_the_result_to_the_won(int seed)
    {
        var random = new RandomMarket(seed);
        var panel = random.Market.Build();
        var result = BacktestCase.Run(random.Strategy, panel);

        var report = PerformanceMeasures.Measure(result, panel, random.Strategy.Execution.Rounding);

        Assert.NotEmpty(result.Fills);
        var tolerance = random.Strategy.Execution.Rounding == ShareRounding.Whole ? 0m : 0.001m;
        Assert.InRange(report.Issues.Sum(issue => issue.Profit.Amount) - report.Costs.Net.Amount, -tolerance, tolerance);
        Assert.Equal(report.Costs.Net, report.Costs.Gross - report.Costs.Commission - report.Costs.SalesTax - report.Costs.Slippage);
        Assert.Equal(result.FinalEquity - result.Request.Capital, report.Costs.Net);
    }

    [Fact]
    public void A_trip_runs_from_the_first_purchase_to_the_sale_of_the_last_share()
    {
        var market = new MarketBuilder(3).Issue("000010", t => new[] { 10_000, 10_200, 10_100 }[t]).Opens("000010", t => new[] { 9_900, 10_050, 10_300 }[t]);
        var panel = market.Build();
        var result = BacktestCase.Run(BacktestCase.Strategy(BacktestCase.HoldUntil(market, 1, "000010")), panel);

        var trip = Assert.Single(HoldingHistory.Of(result, panel, ShareRounding.Whole).RoundTrips);

        Assert.Equal((market.Sessions[1], market.Sessions[2], 1), (trip.Opened, trip.Closed!.Value, trip.Sessions));
        Assert.Equal(result.FinalEquity - result.Request.Capital, trip.Profit);
        Assert.Equal((double)(trip.Profit.Amount / (9_909_150m + 1_486m)), trip.Return, 1e-12);
    }

    [Fact]
    public void A_split_keeps_a_trip_whole()
    {
        // A five-for-one split on the third session: the base price is a fifth of the close before it.
        var market = new MarketBuilder(5).Issue("000010", t => t < 2 ? 10_000 : 2_000).BasePrice("000010", 2, 2_000);
        var panel = market.Build();
        var result = BacktestCase.Run(BacktestCase.Strategy(BacktestCase.HoldUntil(market, 3, "000010")), panel);

        var history = HoldingHistory.Of(result, panel, ShareRounding.Whole);

        var trip = Assert.Single(history.RoundTrips);
        Assert.Equal(result.FinalEquity - result.Request.Capital, trip.Profit);
        Assert.Equal(1, history.ValuesAfter(2)[0] / history.ValuesAfter(1)[0], 0.01);
    }

    [Fact]
    public void A_result_of_another_market_is_refused()
    {
        var market = new MarketBuilder(3).Issue("000010", 10_000);
        var result = BacktestCase.Run(BacktestCase.Strategy(BacktestCase.HoldUntil(market, 1, "000010")), market.Build());
        var other = new MarketBuilder(new DateOnly(2023, 1, 2), 3).Issue("000010", 10_000).Build();

        Assert.Throws<ArgumentException>(() => HoldingHistory.Of(result, other, ShareRounding.Whole));
    }

    [Fact]
    public void Trades_are_summed_up_over_closed_trips_only()
    {
        var sessions = new MarketBuilder(10).Sessions;
        RoundTrip[] trips =
        [
            Trip(0, 2, 100), Trip(1, 4, -50), Trip(2, 3, 20), Trip(3, null, -900),
        ];

        var trades = TradeStatistics.Of(trips);

        Assert.Equal((3, 1), (trades.Closed, trades.StillOpen));
        Assert.Equal(2d / 3, trades.WinRate);
        Assert.Equal((60m, -50m), (trades.AverageWin!.Value.Amount, trades.AverageLoss!.Value.Amount));
        Assert.Equal((2.4, 1.2), (trades.ProfitFactor, trades.Payoff));
        Assert.Equal((0.1, -0.05), (trades.Best!.Return, trades.Worst!.Return));
        Assert.Equal(70d / 3 / 1_000, trades.AverageReturn!.Value, 1e-15);
        Assert.Null(TradeStatistics.Of([]).WinRate);
        Assert.Null(TradeStatistics.Of([Trip(0, 1, 10)]).ProfitFactor);

        RoundTrip Trip(int opened, int? closed, decimal profit) => new()
        {
            Symbol = Symbol.Parse("000010"),
            Opened = sessions[opened],
            Closed = closed is { } end ? sessions[end] : null,
            Sessions = 2,
            Paid = new Won(1_000),
            Profit = new Won(profit),
            Delisted = false,
        };
    }

    [Fact]
    public void Concentration_and_exposure_are_those_of_the_book()
    {
        // Two issues at equal weight, then one alone.
        var history = new HoldingHistory([Symbol.Parse("000010"), Symbol.Parse("000020")], [], [0, 2, 3], [0, 1, 0], [300, 300, 600]);
        var sessions = new MarketBuilder(3).Sessions;
        var result = new BacktestResult
        {
            Request = BacktestCase.Request(sessions[0].Date, sessions[^1].Date, 1_000),
            Curve = [.. sessions.Select(date => new EquityPoint(date, new Won(1_000), Won.Zero, double.NaN))],
            Fills = [],
            LastHoldings = [],
            LapsedOrders = 0,
            CorporateActions = 0,
            Benchmark = "KOSPI",
        };

        var book = BookMeasures.Of(result, history);

        Assert.Equal(0.4, book.Exposure, 1e-15);
        Assert.Equal(2d / 3, book.TimeInvested, 1e-15);
        Assert.Equal((1.5, 2), (book.AverageHoldings, book.MostHoldings));
        Assert.Equal(0.75, book.Herfindahl!.Value, 1e-15);
        Assert.Equal(4d / 3, book.EffectiveHoldings!.Value, 1e-15);
        Assert.Equal(0.6, book.LargestWeight!.Value, 1e-15);
    }
}
