using CsCheck;
using InvestOps.Domain.CorporateActions;
using InvestOps.Domain.Market;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Domain.Tests.CorporateActions;

public sealed class AdjustedSeriesTests
{
    private static readonly Gen<(double[] Closes, int Session, int Ratio)> Splits = Gen.Select(Gen.Double[0.8, 1.25].Array[20], Gen.Int[1, 19], Gen.Int[2, 50], (moves, session, ratio) =>
    {
        var price = 100_000d;
        return (moves.Select(move => price *= move).ToArray(), session, ratio);
    });

    [Fact]
    public void A_split_leaves_the_series_as_if_there_had_been_none() => Splits.Sample(split =>
    {
        var (closes, session, ratio) = split;
        var plain = new MarketBuilder(closes.Length).Issue("000010", t => closes[t]).Volumes("000010", t => 1_000 + t).Build();
        var divided = new MarketBuilder(closes.Length)
            .Issue("000010", t => t < session ? closes[t] : closes[t] / ratio)
            .Volumes("000010", t => t < session ? 1_000 + t : (1_000 + t) * ratio)
            .BasePrice("000010", session, closes[session - 1] / ratio)
            .Build();

        var (expected, series) = (SeriesOf(plain), SeriesOf(divided));
        for (var t = 0; t < closes.Length; t++)
        {
            Assert.Equal(expected[t].Close / ratio, series[t].Close, tolerance: 1e-9 * closes[t]);
            Assert.Equal(expected[t].Volume * ratio, series[t].Volume, tolerance: 1e-6);
            Assert.Equal(expected[t].Close * expected[t].Volume, series[t].Close * series[t].Volume, tolerance: 1e-3);
        }
    });

    [Fact]
    public void The_as_of_session_is_as_traded_and_halts_have_a_close_only()
    {
        var panel = new MarketBuilder(4).Issue("000010", t => t < 3 ? 50_000 : 11_000).Halted("000010", 1, 2).BasePrice("000010", 3, 10_000).Build();

        var series = SeriesOf(panel);

        Assert.Equal([10_000, 10_000, 10_000, 11_000], series.Select(bar => bar.Close));
        Assert.Equal([50_000, 0, 0, 10_000], series.Select(bar => bar.Volume));
        Assert.True(double.IsNaN(series[1].Open));
    }

    private static AdjustedBar[] SeriesOf(MarketPanel panel) => AdjustedSeries.Of(panel.WindowAt(panel.Sessions.Count - 1), issue: 0);
}
