using InvestOps.Domain.Market;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Domain.Tests.Market;

public sealed class MarketWindowTests
{
    private const int Issue = 0;

    private static MarketBuilder Market => new MarketBuilder(10)
        .Issue("000010", t => 1_000 + t)
        .Index("KOSPI", t => 2_500 + t);

    [Fact]
    public void Rows_are_counted_back_from_the_as_of_session()
    {
        var panel = Market.Build();
        var window = panel.WindowAt(6);

        Assert.Equal(panel.Sessions[6], window.AsOf);
        Assert.Equal(7, window.Length);
        Assert.Equal(1_006, window.At(PanelColumn.Close, 0, Issue));
        Assert.Equal(1_000, window.At(PanelColumn.Close, 6, Issue));
        Assert.Equal([1_004d], window.Row(PanelColumn.Close, 2).ToArray());
        Assert.Equal(panel.Sessions[4], window.SessionAt(2));
        Assert.Equal(2_504, window.IndexAt("KOSPI", 2));
    }

    [Fact]
    public void A_window_cannot_see_forward()
    {
        var window = Market.Build().WindowAt(6);

        Assert.Throws<ArgumentOutOfRangeException>(() => window.At(PanelColumn.Close, -1, Issue));
        Assert.Throws<ArgumentOutOfRangeException>(() => window.AdjustedAt(PanelColumn.Close, -1, Issue));
        Assert.Throws<ArgumentOutOfRangeException>(() => window.Row(PanelColumn.Close, -1).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => window.SessionAt(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => window.IndexAt("KOSPI", -1));
    }

    [Fact]
    public void A_window_cannot_see_before_its_market()
    {
        var window = Market.Build().WindowAt(6);

        Assert.Throws<ArgumentOutOfRangeException>(() => window.At(PanelColumn.Close, 7, Issue));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10)]
    public void A_window_ends_within_the_market(int session) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Market.Build().WindowAt(session));

    [Fact]
    public void What_comes_later_changes_nothing_that_a_window_shows()
    {
        var whole = Market.Halted("000010", 8, 9).BasePrice("000010", 7, 500).Build().WindowAt(6);
        var cut = Market.Build(7).WindowAt(6);

        foreach (var column in Enum.GetValues<PanelColumn>())
        {
            for (var ago = 0; ago < cut.Length; ago++)
            {
                Assert.Equal(cut.Row(column, ago).ToArray(), whole.Row(column, ago).ToArray());
            }
        }
    }

    [Theory]
    [InlineData(9, 3)]
    [InlineData(7, 1)]
    [InlineData(6, 0)]
    [InlineData(5, 6)]
    public void The_unbroken_length_counts_back_to_a_gap_in_the_store(int asOf, int expected) =>
        Assert.Equal(expected, Market.Gap(6).Build().WindowAt(asOf).UnbrokenLength);

    [Fact]
    public void Without_a_gap_the_whole_window_is_unbroken() =>
        Assert.Equal(10, Market.Build().WindowAt(9).UnbrokenLength);

    [Fact]
    public void A_split_leaves_adjusted_prices_comparable()
    {
        // 5:1 on session 5: 5,000 won become a base of 1,000.
        var window = new MarketBuilder(10)
            .Issue("000010", t => t < 5 ? 5_000 : 1_000)
            .BasePrice("000010", 5, 1_000)
            .Build().WindowAt(9);

        Assert.Equal(5_000, window.AdjustedAt(PanelColumn.Close, 0, Issue), 9);
        Assert.Equal(5_000, window.AdjustedAt(PanelColumn.Close, 9, Issue), 9);
        Assert.Equal(1_000, window.At(PanelColumn.Close, 0, Issue));
    }

    [Fact]
    public void A_halted_issue_is_listed_and_not_traded()
    {
        var window = Market.Halted("000010", 6, 7).Build().WindowAt(6);

        Assert.True(window.IsListed(Issue));
        Assert.False(window.IsTraded(Issue));
        Assert.True(double.IsNaN(window.At(PanelColumn.Open, 0, Issue)));
    }

    [Fact]
    public void An_issue_without_a_row_is_neither_listed_nor_traded()
    {
        var window = new MarketBuilder(10).Issue("000010", t => t < 5 ? double.NaN : 1_000).Build().WindowAt(4);

        Assert.False(window.IsListed(Issue));
        Assert.False(window.IsTraded(Issue));
    }

    [Fact]
    public void The_status_is_that_of_the_as_of_session()
    {
        var panel = Market.Status("000010", 6, IssueStatus.Administrative).Build();

        Assert.Equal(IssueStatus.Administrative, panel.WindowAt(6).StatusOf(Issue));
        Assert.Equal(IssueStatus.None, panel.WindowAt(7).StatusOf(Issue));
    }

    [Fact]
    public void The_board_is_that_of_the_newest_row_up_to_the_as_of_session()
    {
        var market = new MarketBuilder(10).Issue("000010", t => t is 2 or 6 or 9 ? double.NaN : 1_000, board: Board.Konex).Moved("000010", 5, Board.Kosdaq).Moved("000010", 8, Board.Kospi);
        var panel = market.Build();

        Assert.Equal(Board.Kospi, panel.Issues[Issue].Board);
        Assert.Equal(
            [.. Enumerable.Repeat(Board.Konex, 5), .. Enumerable.Repeat(Board.Kosdaq, 3), Board.Kospi, Board.Kospi],
            Enumerable.Range(0, 10).Select(session => panel.WindowAt(session).BoardOf(Issue)));
        Assert.Equal(Board.Kosdaq, market.Build(6).Issues[Issue].Board);
    }

    [Fact]
    public void Where_no_row_up_to_the_session_tells_the_board_it_is_that_of_the_listing()
    {
        var panel = new MarketBuilder(3).Issue("000010", 1_000).Moved("000010", 0, Board.Unknown).Moved("000010", 2, Board.Kosdaq).Build();

        Assert.Equal([Board.Kosdaq, Board.Kosdaq, Board.Kosdaq], Enumerable.Range(0, 3).Select(session => panel.WindowAt(session).BoardOf(Issue)));
    }

    [Fact]
    public void An_index_that_is_not_stored_has_no_value() =>
        Assert.True(double.IsNaN(Market.Build().WindowAt(6).IndexAt("KOSDAQ", 0)));

    [Fact]
    public void Issues_are_found_by_code()
    {
        var window = Market.Build().WindowAt(6);

        Assert.Equal(Issue, window.IndexOf(Symbol.Parse("000010")));
        Assert.Equal(-1, window.IndexOf(Symbol.Parse("000020")));
    }
}
