using InvestOps.Adapters.Sample;
using InvestOps.Domain.Market;
using Xunit;

namespace InvestOps.Adapters.Tests.Sample;

public sealed class SampleIndexTests
{
    // Recomputed from the published rows alone: Σ close × shares ÷ Σ base × shares, without first sessions and liquidation trading.
    [Theory]
    [InlineData("KOSPI", Board.Kospi)]
    [InlineData("KOSDAQ", Board.Kosdaq)]
    public void An_index_moves_as_the_market_caps_of_its_issues_do(string index, Board board)
    {
        var liquidating = new HashSet<Symbol>();
        double? previous = null;
        foreach (var session in DefaultSample.Market.Sessions)
        {
            double close = 0, start = 0;
            foreach (var bar in session.Bars.Where(bar => IssueClassifier.BoardOf(bar.Market) == board))
            {
                if (DefaultSample.Rows.Has(bar.Symbol, session.Date, SampleEventKind.LiquidationStarted))
                {
                    liquidating.Add(bar.Symbol);
                }

                if (!liquidating.Contains(bar.Symbol) && !DefaultSample.Rows.Has(bar.Symbol, session.Date, SampleEventKind.Listed))
                {
                    close += bar.MarketCap;
                    start += (bar.Close - bar.Change) * bar.ListedShares;
                }
            }

            var published = session.Indices.Single(bar => bar.Index == index).Close;
            if (previous is { } before)
            {
                Assert.Equal(before * close / start, published, tolerance: 0.011);
            }

            previous = published;
        }
    }

    [Theory]
    [InlineData("KOSPI", Board.Kospi)]
    [InlineData("KOSDAQ", Board.Kosdaq)]
    public void Volume_value_and_market_cap_of_an_index_are_those_of_its_issues(string index, Board board)
    {
        foreach (var session in DefaultSample.Market.Sessions.Where((_, place) => place % 20 == 0))
        {
            var bars = session.Bars.Where(bar => IssueClassifier.BoardOf(bar.Market) == board).ToList();
            var published = session.Indices.Single(bar => bar.Index == index);

            Assert.Equal(bars.Sum(bar => bar.Volume), published.Volume);
            Assert.Equal(bars.Sum(bar => bar.Value), published.Value);
            Assert.Equal(bars.Sum(bar => bar.MarketCap), published.MarketCap);
        }
    }

    [Fact]
    public void Each_session_has_three_indices_with_close_and_open_within_high_and_low() =>
        Assert.All(DefaultSample.Market.Sessions, session =>
        {
            Assert.Equal(["KOSPI", "KOSDAQ", "KOSPI200"], session.Indices.Select(bar => bar.Index), StringComparer.Ordinal);
            Assert.All(session.Indices, bar =>
            {
                Assert.InRange(bar.Open, bar.Low, bar.High);
                Assert.InRange(bar.Close, bar.Low, bar.High);
            });
        });

    [Fact]
    public void Levels_are_those_people_know()
    {
        var last = DefaultSample.Market.Sessions[^1].Indices;

        Assert.InRange(last[0].Close, 2_300, 2_900);
        Assert.InRange(last[1].Close, 750, 950);
    }

    [Fact]
    public void The_market_falls_under_its_200_session_average_and_rises_over_it()
    {
        var closes = DefaultSample.Market.Sessions.Select(session => session.Indices[0].Close).ToList();
        var above = Enumerable.Range(199, closes.Count - 199).Count(t => closes[t] >= closes.Skip(t - 199).Take(200).Average());

        Assert.InRange(above / (double)(closes.Count - 199), 0.25, 0.85);
    }
}
