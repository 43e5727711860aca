using InvestOps.Domain.CorporateActions;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Domain.Tests.CorporateActions;

public sealed class CorporateActionReadingTests
{
    [Theory]
    [InlineData(10_000, 5_000_000, true, CorporateActionKind.Split, ActionConfidence.High)]
    [InlineData(500_000, 100_000, true, CorporateActionKind.Consolidation, ActionConfidence.High)]
    [InlineData(70_000, 600_000, true, CorporateActionKind.CapitalReduction, ActionConfidence.Medium)]
    [InlineData(61_000, 1_000_000, true, CorporateActionKind.Reopening, ActionConfidence.Low)]
    [InlineData(45_000, 1_000_000, false, CorporateActionKind.Unknown, ActionConfidence.Low)]
    public void Shares_that_change_on_the_day_tell_the_kind(double basePrice, double sharesAfter, bool halted, CorporateActionKind kind, ActionConfidence confidence)
    {
        var market = new MarketBuilder(6).Issue("000010", t => t < 3 ? 50_000 : basePrice).BasePrice("000010", 3, basePrice).ListedShares("000010", t => t < 3 ? 1_000_000 : sharesAfter);
        var panel = (halted ? market.Halted("000010", 1, 2) : market).Build();

        var action = Assert.Single(CorporateActionReading.Of(panel));

        Assert.Equal((kind, confidence), (action.Kind, action.Confidence));
        Assert.Equal((market.Sessions[3], basePrice / 50_000, 50_000, halted ? 2 : 0), (action.ExDate, action.Factor, action.PreviousClose, action.HaltedSessions));
        Assert.Equal(Math.Abs((basePrice / 50_000) - 1) > 0.3, action.IsLarge);
    }

    [Theory]
    [InlineData(25_000, 2_000_000, CorporateActionKind.BonusIssue, ActionConfidence.High)]
    [InlineData(42_000, 1_500_000, CorporateActionKind.RightsIssue, ActionConfidence.Medium)]
    public void Shares_that_are_listed_weeks_later_tell_what_was_given_from_what_was_sold(double basePrice, double sharesLater, CorporateActionKind kind, ActionConfidence confidence)
    {
        var market = new MarketBuilder(30).Issue("000010", t => t < 3 ? 50_000 : basePrice).BasePrice("000010", 3, basePrice).ListedShares("000010", t => t < 18 ? 1_000_000 : sharesLater);

        var later = Assert.Single(CorporateActionReading.Of(market.Build()));
        var before = Assert.Single(CorporateActionReading.Of(market.Build(10)));

        Assert.Equal((kind, confidence, sharesLater / 1_000_000), (later.Kind, later.Confidence, later.LaterShareRatio));
        Assert.Equal((CorporateActionKind.Unknown, later.Factor), (before.Kind, before.Factor));
    }

    [Fact]
    public void A_small_fall_of_the_base_at_the_end_of_the_year_is_a_stock_dividend()
    {
        var market = new MarketBuilder(new DateOnly(2024, 12, 23), 4);
        market.Issue("000010", t => t < 3 ? 10_000 : 9_710).BasePrice("000010", 3, 9_710);

        Assert.Equal(CorporateActionKind.StockDividend, Assert.Single(CorporateActionReading.Of(market.Build())).Kind);
    }
}
