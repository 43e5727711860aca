using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Market;
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

    private static MarketBuilder Market() => new MarketBuilder(new DateOnly(2022, 1, 3), Sessions).Issue("000010", 10_000);

    private static IReadOnlyList<string> WarningsOf(MarketBuilder market, ReportLanguage language)
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
        return BacktestWarnings.Of(panel, Backtest.Run(request, Reversal(), panel), ReportText.In(language));
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
