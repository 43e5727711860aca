using InvestOps.Domain.Market;
using InvestOps.Domain.Scanning;
using InvestOps.Domain.Tests.Scanning;
using InvestOps.Domain.Universes;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Domain.Tests.Universes;

public sealed class UniverseRuleTests
{
    [Fact]
    public void Halted_issues_are_left_out()
    {
        var window = new MarketBuilder(2).Issue("000010", 1000).Issue("000020", 1000).Halted("000020", 1, 1).Build().LastWindow();

        Assert.Equal([true, false], new NotHalted().Admitted(window));
        Assert.Equal(new Explanation(ExplanationKeys.Halted, ["2024-01-03"]), new NotHalted().Explain(window, 1));
    }

    [Fact]
    public void Yesterdays_halt_does_not_count()
    {
        var window = new MarketBuilder(2).Issue("000010", 1000).Halted("000010", 0, 0).Build().LastWindow();

        Assert.Equal([true], new NotHalted().Admitted(window));
    }

    [Fact]
    public void Only_the_named_boards_are_traded()
    {
        var rule = new Boards([Board.Kospi, Board.Kosdaq]);
        var window = new MarketBuilder(1)
            .Issue("000010", _ => 1, board: Board.Kospi)
            .Issue("000020", _ => 1, board: Board.Kosdaq)
            .Issue("000030", _ => 1, board: Board.Konex)
            .Issue("000040", _ => 1, board: Board.Unknown)
            .Build().LastWindow();

        Assert.Equal([true, true, false, false], rule.Admitted(window));
        Assert.Equal(new Explanation(ExplanationKeys.OtherBoard, ["KONEX", "KOSPI, KOSDAQ"]), rule.Explain(window, 2));
        Assert.Equal(new Explanation(ExplanationKeys.UnknownBoard, ["KOSPI, KOSDAQ"]), rule.Explain(window, 3));
    }

    [Fact]
    public void An_issue_is_on_the_board_of_the_session_wherever_it_moves_later()
    {
        var rule = new Boards([Board.Kosdaq]);
        var panel = new MarketBuilder(3)
            .Issue("000010", _ => 1, board: Board.Konex).Moved("000010", 1, Board.Kosdaq)
            .Issue("000020", _ => 1, board: Board.Kosdaq).Moved("000020", 2, Board.Kospi)
            .Build();

        Assert.Equal([false, true], rule.Admitted(panel.WindowAt(0)));
        Assert.Equal([true, true], rule.Admitted(panel.WindowAt(1)));
        Assert.Equal([true, false], rule.Admitted(panel.WindowAt(2)));
        Assert.Equal(new Explanation(ExplanationKeys.OtherBoard, ["KONEX", "KOSDAQ"]), rule.Explain(panel.WindowAt(0), 0));
    }

    [Fact]
    public void Preferred_shares_are_no_common_shares()
    {
        var window = new MarketBuilder(1).Issue("000010", 1).Issue("000015", 1).Issue("00002K", 1).Build().LastWindow();

        Assert.Equal([true, false, false], new CommonSharesOnly().Admitted(window));
        Assert.Equal(new Explanation(ExplanationKeys.PreferredShare, []), new CommonSharesOnly().Explain(window, 1));
    }

    [Fact]
    public void A_SPAC_is_known_by_class_and_by_the_row_of_the_session()
    {
        var window = new MarketBuilder(2)
            .Issue("000010", 1)
            .Issue("000020", _ => 1, name: "하나스팩1호")
            .Issue("000030", 1).Status("000030", 1, IssueStatus.Spac)
            .Issue("000040", 1).Status("000040", 0, IssueStatus.Spac)
            .Build().LastWindow();

        Assert.Equal([true, false, false, true], new NotSpac().Admitted(window));
    }

    [Fact]
    public void Administrative_issues_are_left_out_while_they_are()
    {
        var window = new MarketBuilder(2)
            .Issue("000010", 1).Status("000010", 0, IssueStatus.Administrative)
            .Issue("000020", 1).Status("000020", 1, IssueStatus.Administrative | IssueStatus.InvestmentCaution)
            .Build().LastWindow();

        Assert.Equal([true, false], new NotAdministrative().Admitted(window));
        Assert.Equal(new Explanation(ExplanationKeys.Administrative, ["2024-01-03"]), new NotAdministrative().Explain(window, 1));
    }

    [Fact]
    public void An_issue_is_old_enough_by_its_row_or_by_its_date_of_listing()
    {
        var rule = new MinimumListingAge(3);
        var window = new MarketBuilder(5)
            .Issue("000010", 1)
            .Issue("000020", t => t < 2 ? double.NaN : 1)
            .Issue("000030", t => t < 2 ? double.NaN : 1, listedOn: new DateOnly(2024, 1, 3))
            .Issue("000040", t => t < 2 ? double.NaN : 1, listedOn: new DateOnly(2024, 1, 4))
            .Build().LastWindow();

        Assert.Equal([true, false, true, false], rule.Admitted(window));
        Assert.Equal(new Explanation(ExplanationKeys.TooYoung, ["2024-01-04", "3", "2024-01-03"]), rule.Explain(window, 1));
        Assert.Equal(new Explanation(ExplanationKeys.TooYoung, ["2024-01-04", "3", "2024-01-03"]), rule.Explain(window, 3));
    }

    [Fact]
    public void A_change_of_market_later_makes_no_issue_young()
    {
        var window = new MarketBuilder(5).Issue("000010", _ => 1, listedOn: new DateOnly(2025, 6, 2)).Build().LastWindow();

        Assert.Equal([true], new MinimumListingAge(3).Admitted(window));
    }

    [Fact]
    public void Thinly_traded_issues_are_left_out_with_the_figures()
    {
        var rule = new MinimumMedianValue(20, 1_000_000_000);
        var window = new MarketBuilder(25)
            .Issue("000010", _ => 10_000, volume: 100_000)
            .Issue("000020", _ => 10_000, volume: 31_240)
            .Build().LastWindow();

        Assert.Equal([true, false], rule.Admitted(window));
        Assert.Equal(new Explanation(ExplanationKeys.Illiquid, ["20", "312,400,000", "1,000,000,000"]), rule.Explain(window, 1));
    }

    [Fact]
    public void Small_issues_and_issues_of_unknown_size_are_left_out()
    {
        var rule = new MinimumMarketCap(10_000_000_000);
        var window = new MarketBuilder(1)
            .Issue("000010", 10_000)
            .Issue("000020", 9_999)
            .Issue("000030", 10_000).ListedShares("000030", double.NaN)
            .Build().LastWindow();

        Assert.Equal([true, false, false], rule.Admitted(window));
        Assert.Equal(new Explanation(ExplanationKeys.TooSmall, ["9,999,000,000", "10,000,000,000"]), rule.Explain(window, 1));
        Assert.Equal(new Explanation(ExplanationKeys.NoMarketCap, ["2024-01-02"]), rule.Explain(window, 2));
    }

    [Fact]
    public void A_rule_never_admits_what_another_left_out()
    {
        var window = new MarketBuilder(5).Issue("000010", 10_000).Build().LastWindow();
        IUniverseRule[] rules =
        [
            new NotHalted(), new Boards([Board.Kospi]), new CommonSharesOnly(), new NotSpac(), new NotAdministrative(),
            new MinimumListingAge(1), new MinimumMedianValue(2, 1), new MinimumMarketCap(1),
        ];

        Assert.All(rules, rule =>
        {
            var admitted = new IssueMask(new ulong[1], 1);
            rule.Apply(window, admitted);
            Assert.True(rule.Admitted(window)[0]);
            Assert.False(admitted[0]);
        });
    }

    [Fact]
    public void Rules_with_the_same_figures_are_equal()
    {
        Assert.Equal(new MinimumMedianValue(20, 1e9), new MinimumMedianValue(20, 1e9));
        Assert.NotEqual(new MinimumMedianValue(20, 1e9), new MinimumMedianValue(21, 1e9));
        Assert.Equal(new NotHalted(), new NotHalted());
    }
}
