using InvestOps.Domain.Backtesting;
using Xunit;

namespace InvestOps.Domain.Tests.Backtesting;

public sealed class LedgerTests
{
    [Fact]
    public void Cash_follows_a_purchase_and_a_sale()
    {
        var ledger = Open(10_000_000);

        ledger.Buy(0, 985, 9_910_636);
        Assert.Equal((89_364L, 985L), ((long)ledger.Cash, ledger.QuantityOf(0)));

        ledger.Sell(1, 0, 985, 10_115_591);
        Assert.Equal(10_204_955, (long)ledger.Cash);
        Assert.True(ledger.Held.IsEmpty);
    }

    [Fact]
    public void Holdings_are_listed_in_code_order()
    {
        var ledger = Open(10_000_000);
        for (var issue = 39; issue >= 0; issue--)
        {
            ledger.Buy(issue, 1, 1_000);
        }

        ledger.Sell(0, 20, 1, 1_000);

        Assert.Equal(Enumerable.Range(0, 40).Where(issue => issue != 20), ledger.Held.ToArray());
    }

    [Fact]
    public void A_restated_holding_keeps_its_worth_in_shares_and_cash()
    {
        var ledger = Open(10_000);
        ledger.Buy(3, 985, 10_000);

        ledger.Restate(3, 98, 51_000);

        Assert.Equal((98L, 51_000L), (ledger.QuantityOf(3), (long)ledger.Cash));
    }

    [Fact]
    public void A_holding_that_becomes_less_than_a_share_ends_in_cash()
    {
        var ledger = Open(1_500);
        ledger.Buy(3, 3, 1_500);

        ledger.Restate(3, 0, 1_500);

        Assert.True(ledger.Held.IsEmpty);
        Assert.Equal(1_500, (long)ledger.Cash);
    }

    [Fact]
    public void Proceeds_are_unsettled_for_two_sessions()
    {
        var ledger = Open(0);
        ledger.Restate(1, 10, 0);
        ledger.Sell(4, 1, 3, 300);
        ledger.Sell(4, 1, 3, 200);
        ledger.Sell(5, 1, 4, 70);

        Assert.Equal([570, 570, 70, 0], [(int)ledger.UnsettledOn(4), (int)ledger.UnsettledOn(5), (int)ledger.UnsettledOn(6), (int)ledger.UnsettledOn(7)]);
    }

    [Fact]
    public void More_than_is_held_cannot_be_sold()
    {
        var ledger = Open(1_500);
        ledger.Buy(3, 3, 1_500);

        Assert.Throws<InvalidOperationException>(() => ledger.Sell(1, 3, 4, 2_000));
    }

    [Fact]
    public void Opening_again_forgets_everything()
    {
        var ledger = Open(1_500);
        ledger.Buy(3, 3, 1_500);
        ledger.Sell(7, 3, 1, 500);

        ledger.Open(20);

        Assert.Equal((20L, 0L, 0L), ((long)ledger.Cash, ledger.QuantityOf(3), (long)ledger.UnsettledOn(7)));
        Assert.True(ledger.Held.IsEmpty);
    }

    private static Ledger Open(long cash)
    {
        var ledger = new Ledger(64);
        ledger.Open(cash);
        return ledger;
    }
}
