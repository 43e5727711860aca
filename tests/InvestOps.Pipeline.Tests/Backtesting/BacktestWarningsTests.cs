using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Market;
using InvestOps.Domain.Performance;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Scanning.Scanners;
using InvestOps.Domain.Trading;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.Backtesting;

public sealed class BacktestWarningsTests
{
    private const int Sessions = 600;

    [Fact]
    public void An_index_that_ends_before_the_range_does_is_named_with_count_and_first_session()
    {
        var market = Market().Index("KOSPI", t => t < 480 ? 2_500 : double.NaN);

        Assert.Equal(
            [$"KOSPI has no stored value on 120 of 600 sessions, the first of them {market.Sessions[480]}: the comparison says nothing about them. Import the index."],
            WarningsOf(market, ReportLanguage.English));
        Assert.Equal(
            [$"600거래일 가운데 120거래일은 KOSPI 지수 값이 저장되어 있지 않으며 첫날은 {market.Sessions[480]}입니다. 그 날들은 비교에서 빠지므로 지수를 가져오십시오."],
            WarningsOf(market, ReportLanguage.Korean));
    }

    [Fact]
    public void An_index_that_is_not_stored_at_all_is_named_once() =>
        Assert.Equal(["No values of KOSPI are stored, so there is nothing to compare with."], WarningsOf(Market(), ReportLanguage.English));

    [Fact]
    public void A_whole_index_gives_no_warning() =>
        Assert.Empty(WarningsOf(Market().Index("KOSPI", _ => 2_500), ReportLanguage.English));

    [Fact]
    public void Costs_that_decide_the_result_are_named_with_their_share()
    {
        var warnings = WarningsOf(Rising(0.003), ReportLanguage.English, Reversal() with { Costs = new TradingCosts { Slippage = 0.0005m, FixedSalesTax = 0 } });

        Assert.Contains(warnings, warning => warning.StartsWith("Costs took ", StringComparison.Ordinal) && warning.EndsWith("of the gross profit: the result depends on how cheap trading really is.", StringComparison.Ordinal));
    }

    [Fact]
    public void Costs_that_eat_the_whole_gain_are_named()
    {
        var warnings = WarningsOf(Rising(0.003), ReportLanguage.English, Reversal() with { Costs = new TradingCosts { Slippage = 0.005m } });

        Assert.Contains(warnings, warning => warning.StartsWith("Before costs there was a gain of ", StringComparison.Ordinal));
    }

    [Fact]
    public void Orders_too_large_for_their_issue_are_counted()
    {
        // Ten million won in an issue that trades 100 shares of 10,000 won.
        var market = new MarketBuilder(new DateOnly(2022, 1, 3), Sessions).Issue("000010", _ => 10_000, volume: 100).Index("KOSPI", _ => 2_500);

        Assert.Equal(["1 of 2 fills took more than 5% of the issue's traded value of the session: at this capital such orders would have moved the price."], WarningsOf(market, ReportLanguage.English));
    }

    [Fact]
    public void A_large_market_that_loses_no_issue_in_two_years_seems_to_hold_survivors_only()
    {
        var market = Market().Index("KOSPI", _ => 2_500);
        for (var issue = 2; issue <= 200; issue++)
        {
            market.Issue($"{issue * 10:000000}", 10_000);
        }

        Assert.Equal(["None of the 200 stored issues leaves the market in 2 years: issues that were delisted seem to be missing, which flatters any result."], WarningsOf(market, ReportLanguage.English));
        Assert.Empty(WarningsOf(market.Issue("002000", t => t < 500 ? 10_000 : double.NaN), ReportLanguage.English));
    }

    [Fact]
    public void Provisional_rows_within_the_range_are_named_with_their_last_session()
    {
        var market = Rising(0.001);
        DateOnly[] provisional = [new(2021, 12, 30), new(2022, 1, 4), new(2022, 1, 5)];

        Assert.Equal(
            "The rows of 2 sessions up to 2022-01-05 are provisional: the same backtest may end otherwise when official ones take their place.",
            WarningsOf(market, ReportLanguage.English, provisional: provisional)[0]);
        Assert.StartsWith("2022-01-05까지 2거래일의 데이터가 잠정치입니다.", WarningsOf(market, ReportLanguage.Korean, provisional: provisional)[0], StringComparison.Ordinal);
        Assert.DoesNotContain(WarningsOf(market, ReportLanguage.English, provisional: provisional[..1]), warning => warning.Contains("provisional", StringComparison.Ordinal));
    }

    // Two issues that take turns to fall and to recover a little more, so that the worse one is bought each day.
    private static MarketBuilder Rising(double daily) => new MarketBuilder(new DateOnly(2022, 1, 3), Sessions)
        .Issue("000010", t => Math.Round(10_000 * Math.Pow(1 + daily, t) * (t % 2 == 0 ? 1.001 : 1)), volume: 10_000_000)
        .Issue("000020", t => Math.Round(10_000 * Math.Pow(1 + daily, t) * (t % 2 == 1 ? 1.001 : 1)), volume: 10_000_000)
        .Index("KOSPI", _ => 2_500);

    private static MarketBuilder Market() => new MarketBuilder(new DateOnly(2022, 1, 3), Sessions).Issue("000010", _ => 10_000, volume: 1_000_000);

    private static IReadOnlyList<string> WarningsOf(MarketBuilder market, ReportLanguage language, Strategy? strategy = null, params DateOnly[] provisional)
    {
        var panel = market.Build();
        var request = new BacktestRequest
        {
            Id = "case",
            Strategy = "case",
            From = panel.Sessions[0].Date,
            To = panel.Sessions[^1].Date,
            Capital = new Won(10_000_000),
        };
        var result = Backtest.Run(request, strategy ?? Reversal(), panel);
        return BacktestWarnings.Of(panel, result, PerformanceMeasures.Measure(result, panel, ShareRounding.Whole), provisional, ReportText.In(language));
    }

    private static Strategy Reversal() => new()
    {
        Name = "case",
        Description = "",
        Universe = [],
        Scanner = new ShortTermReversalScanner(1),
        Sizing = new Sizing { TopN = 1, Invested = new Weight(0.99m) },
        Rebalance = RebalanceSchedule.Daily,
        Execution = new ExecutionRules(),
        Costs = new TradingCosts(),
        Fingerprint = "",
    };
}
