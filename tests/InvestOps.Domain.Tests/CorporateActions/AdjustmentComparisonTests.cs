using InvestOps.Domain.CorporateActions;
using InvestOps.Domain.Market;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Domain.Tests.CorporateActions;

public sealed class AdjustmentComparisonTests
{
    private static readonly MarketPanel Split = new MarketBuilder(6).Issue("000010", t => t < 3 ? 50_000 + (500 * t) : 10_100).BasePrice("000010", 3, 10_200).Build();

    [Fact]
    public void The_same_adjustment_rounded_by_each_side_agrees_within_a_won()
    {
        var comparison = Compare(close => Math.Round(close));

        Assert.Equal((6, 6, 6), (comparison.Compared, comparison.WithinWon, comparison.WithinTick));
        Assert.Empty(comparison.Beyond);
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1.5, 0, 1)]
    [InlineData(10, 0, 1)]
    [InlineData(11, 0, 0)]
    public void A_tick_is_the_exchanges_at_that_price(double apart, int withinWon, int withinTick)
    {
        var comparison = Compare(close => close + apart);

        Assert.Equal((6 * withinWon, 6 * withinTick), (comparison.WithinWon, comparison.WithinTick));
    }

    [Fact]
    public void Another_adjustment_is_listed_session_by_session()
    {
        var unadjusted = Series.Index().ToDictionary(bar => bar.Item.Date.Date, bar => bar.Index < 3 ? bar.Item.Close * 5 : bar.Item.Close);

        var comparison = AdjustmentComparison.Of(Series, unadjusted, Board.Kospi);

        Assert.Equal(Series[..3].Select(bar => bar.Date.Date), comparison.Beyond.Select(close => close.Date));
        Assert.All(comparison.Beyond, close => Assert.Equal(close.Ours * 5, close.Theirs, tolerance: 1e-6));
    }

    [Fact]
    public void Days_that_only_one_side_has_are_not_compared()
    {
        var days = Series.Skip(1).ToDictionary(bar => bar.Date.Date, bar => bar.Close);
        days.Add(new DateOnly(1999, 1, 4), 100);

        var comparison = AdjustmentComparison.Of(Series, days, Board.Kospi);

        Assert.Equal((5, Series[0].Date.Date, new DateOnly(1999, 1, 4)), (comparison.Compared, Assert.Single(comparison.OnlyOurs), Assert.Single(comparison.OnlyTheirs)));
    }

    private static AdjustedBar[] Series => AdjustedSeries.Of(Split.WindowAt(Split.Sessions.Count - 1), issue: 0);

    private static AdjustmentComparison Compare(Func<double, double> theirs) => AdjustmentComparison.Of(Series, Series.ToDictionary(bar => bar.Date.Date, bar => theirs(bar.Close)), Board.Kospi);
}
