using CsCheck;
using InvestOps.Domain.Listings;
using InvestOps.Domain.Market;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Domain.Tests.Listings;

public sealed class SecurityMasterTests
{
    [Fact]
    public void States_are_those_of_the_day_with_the_session_they_began_on()
    {
        var market = new MarketBuilder(12).Issue("000010", 1_000).Issue("000020", 1_000).Halted("000020", 7, 11).Issue("000030", t => t < 9 ? 1_000 : double.NaN).Issue("000040", t => t < 10 ? double.NaN : 1_000);

        var universe = new SecurityMaster(market.Build()).UniverseAt(11);

        Assert.Equal(
            [("000010", ListingState.Trading, 0), ("000020", ListingState.Halted, 7), ("000030", ListingState.Gone, 9), ("000040", ListingState.Trading, 10)],
            universe.Select(entry => (entry.Symbol.Code, entry.State, market.Sessions.ToList().IndexOf(entry.Since))));
    }

    [Fact]
    public void Trading_beyond_the_limits_after_a_halt_is_liquidation_until_the_last_row()
    {
        var market = new MarketBuilder(14).Issue("000010", t => t switch { < 5 => 1_000, 5 => 900, < 12 => 900 - (t * 60), _ => double.NaN }).Halted("000010", 2, 4);
        var panel = market.Issue("000010", t => t switch { < 5 => 1_000, < 12 => 300 - (t * 10), _ => double.NaN }).Halted("000010", 2, 4).Build();
        var master = new SecurityMaster(panel);

        Assert.Equal(
            [ListingState.Halted, ListingState.Liquidation, ListingState.Liquidation, ListingState.Gone],
            new[] { 4, 5, 11, 12 }.Select(session => master.UniverseAt(session).Single().State));
        Assert.Equal(
            [(2, ListingEventKind.Halted), (5, ListingEventKind.LiquidationBegan), (12, ListingEventKind.Left)],
            Enumerable.Range(0, 14).SelectMany(session => master.EventsOn(session), (session, change) => (session, change.Kind)));
    }

    [Fact]
    public void An_ordinary_reopening_is_no_liquidation_nor_is_a_split_in_a_halt()
    {
        var market = new MarketBuilder(8).Issue("000010", t => t < 5 ? 1_000 : 1_290).Halted("000010", 2, 4);
        market.Issue("000020", t => t < 5 ? 50_000 : 11_000).Halted("000020", 2, 4).BasePrice("000020", 5, 10_000);

        Assert.All(new SecurityMaster(market.Build()).UniverseAt(5), entry => Assert.Equal(ListingState.Trading, entry.State));
    }

    [Fact]
    public void A_move_to_another_market_and_a_designation_show_on_their_session()
    {
        var market = new MarketBuilder(6).Issue("000010", _ => 1_000, board: Board.Konex).Moved("000010", 3, Board.Kosdaq).Status("000010", 5, IssueStatus.Administrative);
        var master = new SecurityMaster(market.Build());

        Assert.Equal("Konex to Kosdaq", Assert.Single(master.EventsOn(3), change => change.Kind == ListingEventKind.Moved).Detail);
        Assert.Equal(ListingEventKind.Designated, Assert.Single(master.EventsOn(5)).Kind);
        Assert.Equal((Board.Konex, Board.Kosdaq), (master.UniverseAt(2).Single().Board, master.UniverseAt(3).Single().Board));
    }

    [Fact]
    public void What_comes_later_changes_nothing_that_was_known() => Gen.Select(Gen.Int[0, 3].Array[20], Gen.Int[5, 18], (kinds, cut) => (kinds, cut)).Sample(drawn =>
    {
        var (kinds, cut) = drawn;
        var market = new MarketBuilder(20)
            .Issue("000010", t => kinds[t] == 0 ? double.NaN : 1_000 + (400 * (kinds[t] - 1)))
            .Volumes("000010", t => kinds[t] == 1 ? 0 : 500);

        var then = new SecurityMaster(market.Build(cut + 1)).UniverseAt(cut);
        var now = new SecurityMaster(market.Build()).UniverseAt(cut);

        Assert.Equal(then, now);
    });
}
