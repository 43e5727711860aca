using InvestOps.Domain.Market;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Domain.Tests.Market;

public sealed class MarketTapeTests
{
    private const double Huge = 3_000_000_000; // won: more than 32 bits hold

    [Fact]
    public void An_issue_whose_price_outgrows_32_bits_keeps_every_close_and_the_others_stay_in_whole_won()
    {
        var panel = new MarketBuilder(60)
            .Issue("000010", t => 1_000 + t)
            .Issue("000020", t => t is 20 or 21 ? double.NaN : t < 30 ? 500 + t : Huge + t)
            .Issue("000030", t => 7_000 - t)
            .Build();

        var tape = panel.Tape;

        Assert.Equal(1, tape.UnitsOfWon);
        Assert.Equal([1_000, 1_020, 1_059], Closes(tape, 0, 0, 20, 59));
        Assert.Equal([519, 519, 519, 522, 529, 3_000_000_030, 3_000_000_059], Closes(tape, 1, 19, 20, 21, 22, 29, 30, 59));
        Assert.Equal([7_000, 6_980, 6_941], Closes(tape, 2, 0, 20, 59));
    }

    [Fact]
    public void The_worth_of_a_holding_counts_closes_on_both_sides_of_32_bits()
    {
        var panel = new MarketBuilder(4).Issue("000010", t => t < 2 ? 2_147_483_647 : Huge).Build();
        var worth = new Int128[4];

        Assert.True(panel.Tape.AddWorth(0, 3, 0, worth));

        Assert.Equal([6_442_450_941, 6_442_450_941, 9_000_000_000, 9_000_000_000], worth);
    }

    [Fact]
    public void A_base_price_past_32_bits_is_kept_though_no_close_is_so_high()
    {
        var panel = new MarketBuilder(6).Issue("000010", t => t < 3 ? 1_000_000 : 2_100_000_000).Issue("000020", 5_000).BasePrice("000010", 3, Huge).Build();

        Assert.Equal(3_000_000_000m, (decimal)panel.Tape.EventsOf(0)[0].BasePrice / panel.Tape.UnitsOfWon);
        Assert.Equal([1_000_000m, 2_100_000_000m, 5_000m], [Price(panel.Tape, 2, 0), Price(panel.Tape, 3, 0), Price(panel.Tape, 5, 1)]);
    }

    private static decimal Price(MarketTape tape, int session, int issue) => (decimal)tape.CloseAt(session, issue) / tape.UnitsOfWon;

    private static long[] Closes(MarketTape tape, int issue, params int[] sessions) => Array.ConvertAll(sessions, session => tape.CloseAt(session, issue));
}
