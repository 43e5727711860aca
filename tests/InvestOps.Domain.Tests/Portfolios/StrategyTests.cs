using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Scanning;
using InvestOps.Domain.Scanning.Scanners;
using InvestOps.Domain.Tests.Scanning;
using InvestOps.Domain.Trading;
using InvestOps.Domain.Universes;
using Xunit;

namespace InvestOps.Domain.Tests.Portfolios;

public sealed class StrategyTests
{
    [Fact]
    public void The_columns_are_those_of_scanner_rules_and_scan()
    {
        var strategy = ScanCase.Strategy(new MomentumScanner(252, 21), rules: [new MinimumMedianValue(20, 1)]);

        Assert.Equal([PanelColumn.Close, PanelColumn.Volume, PanelColumn.Value, PanelColumn.Adjustment], strategy.Columns);
    }

    [Fact]
    public void The_lookback_is_the_longest_of_scanner_rules_and_filter()
    {
        var strategy = ScanCase.Strategy(new ShortTermReversalScanner(5), rules: [new MinimumListingAge(60)]);

        Assert.Equal(60, strategy.Lookback);
        Assert.Equal(20, (strategy with { Universe = [] }).Lookback);
        Assert.Equal(199, (strategy with { Filter = new MarketFilter("KOSPI", 200) }).Lookback);
        Assert.Equal(252, (strategy with { Scanner = new MomentumScanner(252, 21) }).Lookback);
    }

    [Fact]
    public void Rows_must_tell_status_and_market_where_a_rule_or_the_sales_tax_asks_for_them()
    {
        var taxed = ScanCase.Strategy();
        var untaxed = taxed with { Costs = new TradingCosts { FixedSalesTax = 0 } };

        Assert.True(taxed.NeedsStatus);
        Assert.False(untaxed.NeedsStatus);
        Assert.All<IUniverseRule>(
            [new NotAdministrative(), new NotSpac(), new Boards([Board.Kospi])],
            rule => Assert.True((untaxed with { Universe = [rule] }).NeedsStatus));
    }

    [Fact]
    public void TopN_issues_share_what_HOLD_CORE_leaves()
    {
        var sizing = new Sizing { TopN = 20, Invested = new Weight(0.99m) };

        Assert.Equal(0.0495m, sizing.EachOf([]).Value);
        Assert.Equal(0.0445m, sizing.EachOf([ScanCase.Core("000010", 0.06m), ScanCase.Core("000020", 0.04m)]).Value);
    }
}
