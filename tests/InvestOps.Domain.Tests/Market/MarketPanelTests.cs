using InvestOps.Domain.Market;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Domain.Tests.Market;

public sealed class MarketPanelTests
{
    [Fact]
    public void Adjusted_prices_have_factors_of_one_though_none_were_given()
    {
        var panel = Panel(new double[] { 1, 2, 3, 4 }, PriceBasis.Adjusted);

        Assert.Equal([1, 1], panel.Row(PanelColumn.Adjustment, 1).ToArray());
        Assert.False(Panel([1, 2, 3, 4], PriceBasis.Raw).Has(PanelColumn.Adjustment));
    }

    [Fact]
    public void A_column_of_another_shape_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => Panel([1, 2], PriceBasis.Raw));

        Assert.StartsWith("Column Close has 1 × 2 cells, 2 × 2 are expected.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_prepared_on_several_threads_is_what_one_would_make()
    {
        var market = new MarketBuilder(90);
        for (var issue = 0; issue < 50; issue++)
        {
            var first = 1_000 + (issue * 37);
            market.Issue($"{(issue + 1) * 10:D6}", t => first + t + (issue % 7 == 0 && t == 40 ? 0.5 : 0));
        }

        var (alone, together) = (market.Build(), market.Build());
        together.PrepareForBacktests((pieces, work) => Parallel.For(0, pieces, work));

        for (var session = 0; session < 90; session++)
        {
            for (var issue = 0; issue < 50; issue++)
            {
                Assert.Equal(alone.Tape.CloseAt(session, issue), together.Tape.CloseAt(session, issue));
            }
        }

        Assert.Equal(MarketTape.Fine, together.Tape.UnitsOfWon);
    }

    private static MarketPanel Panel(double[] closes, PriceBasis basis) => new(new PanelData
    {
        Basis = basis,
        Calendar = Some.Calendar,
        Sessions = [Some.SessionOn("2024-01-30"), Some.SessionOn("2024-01-31")],
        Issues = [new Listing { Symbol = Symbol.Parse("000010"), Name = "A" }, new Listing { Symbol = Symbol.Parse("000020"), Name = "B" }],
        Columns = new Dictionary<PanelColumn, PanelRows> { [PanelColumn.Close] = PanelRows.Of(closes, 2) },
        Stored = [true, true],
    });
}
