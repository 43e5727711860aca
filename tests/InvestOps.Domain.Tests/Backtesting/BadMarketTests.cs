using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Market;
using InvestOps.Domain.Trading;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Domain.Tests.Backtesting;

public sealed class BadMarketTests
{
    [Theory]
    [InlineData(0d)]
    [InlineData(-5d)]
    [InlineData(double.PositiveInfinity)]
    public void A_close_that_is_no_price_is_refused_with_symbol_and_date(double close)
    {
        var market = new MarketBuilder(4).Issue("000010", t => t == 3 ? close : 10_000);

        var error = Assert.Throws<MarketDataException>(() => BacktestCase.Run(BacktestCase.Strategy(new ChosenIssues(_ => ["000010"])), market.Build()));

        Assert.Contains("000010 on 2024-01-05: Close", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1d)]
    [InlineData(double.NegativeInfinity)]
    public void An_opening_price_that_is_no_price_is_refused_with_symbol_and_date(double open)
    {
        var market = new MarketBuilder(2).Issue("000010", 10_000).Opens("000010", _ => open);

        var error = Assert.Throws<MarketDataException>(() => BacktestCase.Run(BacktestCase.Strategy(new ChosenIssues(_ => ["000010"])), market.Build()));

        Assert.Contains("000010 on 2024-01-03: Open", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_with_volume_but_without_a_close_is_refused()
    {
        var panel = new MarketBuilder(2).Issue("000010", 10_000).Build();
        var broken = new MarketPanel(new PanelData
        {
            Basis = panel.Basis,
            Calendar = panel.Calendar,
            Sessions = panel.Sessions,
            Issues = panel.Issues,
            Columns = new Dictionary<PanelColumn, PanelRows>
            {
                [PanelColumn.Open] = PanelRows.Of([10_000, 10_000], 1),
                [PanelColumn.Close] = PanelRows.Of([10_000, double.NaN], 1),
                [PanelColumn.Volume] = PanelRows.Of([1, 1], 1),
                [PanelColumn.Adjustment] = PanelRows.Of([1, 1], 1),
            },
            Stored = [true, true],
        });

        var error = Assert.Throws<MarketDataException>(() => BacktestCase.Run(BacktestCase.Strategy(new ChosenIssues(_ => ["000010"])), broken));

        Assert.Contains("000010 on 2024-01-03: Close NaN", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_order_of_more_shares_than_can_be_counted_is_refused_and_named()
    {
        var panel = new MarketBuilder(8).Issue("000010", 1).Build();
        var strategy = BacktestCase.Strategy(new ChosenIssues(_ => ["000010"]));
        strategy = strategy with { Execution = strategy.Execution with { Rounding = ShareRounding.Fractional } };

        var error = Assert.Throws<MarketDataException>(() => BacktestCase.Run(strategy, panel, capital: 10_000_000_000));

        Assert.StartsWith("000010 on 2024-01-03: an order of more shares than an account can count.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_range_with_sessions_that_are_not_stored_is_refused_and_names_them()
    {
        var market = new MarketBuilder(8).Issue("000010", 10_000);
        foreach (var gap in new[] { 2, 3, 5, 6 })
        {
            market.Gap(gap);
        }

        var error = Assert.Throws<MarketDataException>(() => BacktestCase.Run(BacktestCase.Strategy(new ChosenIssues(_ => [])), market.Build()));

        Assert.Equal(
            "4 of 8 sessions from 2024-01-02 to 2024-01-11 are not stored: 2024-01-04, 2024-01-05, 2024-01-09, …. "
            + "The store begins on 2024-01-02 and ends on 2024-01-11. Import what is missing, or choose other dates.",
            error.Message);
    }

    [Theory]
    [InlineData(0, "from 2024-01-02 to 2024-01-10: 1 of 7 are not stored, the first of them 2024-01-02.")]
    [InlineData(4, "from 2024-01-02 to 2024-01-10: 1 of 7 are not stored, the first of them 2024-01-08.")]
    [InlineData(6, "from 2024-01-02 to 2024-01-10: 1 of 7 are not stored, the first of them 2024-01-10.")]
    public void A_hole_in_the_index_of_the_market_filter_is_refused_and_named(int hole, string figures)
    {
        var market = new MarketBuilder(8).Issue("000010", 10_000).Index("KOSPI", t => t == hole ? double.NaN : 2_500);

        var error = Assert.Throws<MarketDataException>(() => BacktestCase.Run(Filtered(3), market.Build(), first: 2));

        Assert.Equal($"The market filter needs KOSPI on every session {figures} Import the index, or choose other dates.", error.Message);
    }

    [Fact]
    public void A_market_filter_without_its_index_is_refused()
    {
        var market = new MarketBuilder(8).Issue("000010", 10_000).Index("KOSDAQ", _ => 800);

        Assert.Contains(
            "7 of 7 are not stored, the first of them 2024-01-02",
            Assert.Throws<MarketDataException>(() => BacktestCase.Run(Filtered(3), market.Build())).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void Index_values_that_no_signal_looks_at_may_be_missing(int hole)
    {
        var market = new MarketBuilder(8).Issue("000010", 10_000).Index("KOSPI", t => t == hole ? double.NaN : 2_500);

        Assert.NotEmpty(BacktestCase.Run(Filtered(2), market.Build(), first: 3).Fills);
        Assert.NotEmpty(BacktestCase.Run(Filtered(20) with { Filter = null }, market.Build()).Fills);
    }

    [Fact]
    public void A_gap_before_the_range_does_not_matter()
    {
        var market = new MarketBuilder(8).Issue("000010", 10_000).Gap(1);

        Assert.Equal(6, BacktestCase.Run(BacktestCase.Strategy(new ChosenIssues(_ => [])), market.Build(), first: 2).Curve.Count);
    }

    [Theory]
    [InlineData(2010, "The store begins on 2024-01-02")]
    [InlineData(2030, "calendar has no session")]
    [InlineData(1980, "calendar has no session")]
    public void A_range_outside_the_data_is_refused(int year, string reason)
    {
        var panel = new MarketBuilder(8).Issue("000010", 10_000).Build();
        var request = BacktestCase.Request(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));

        var error = Assert.Throws<MarketDataException>(() => Backtest.Run(request, BacktestCase.Strategy(new ChosenIssues(_ => [])), panel));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Dates_in_the_wrong_order_are_refused()
    {
        var panel = new MarketBuilder(8).Issue("000010", 10_000).Build();
        var request = BacktestCase.Request(panel.Sessions[5].Date, panel.Sessions[2].Date);

        Assert.Throws<MarketDataException>(() => Backtest.Run(request, BacktestCase.Strategy(new ChosenIssues(_ => [])), panel));
    }

    private static Domain.Portfolios.Strategy Filtered(int sessions) =>
        BacktestCase.Strategy(new ChosenIssues(_ => ["000010"])) with { Filter = new Domain.Scanning.MarketFilter("KOSPI", sessions) };
}
