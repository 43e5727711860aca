using CsCheck;
using InvestOps.Domain.Indicators;
using InvestOps.Domain.Market;
using InvestOps.Domain.Tests.Scanning;
using InvestOps.Testing;
using MathNet.Numerics.Statistics;
using Xunit;

namespace InvestOps.Domain.Tests.Indicators;

public sealed class MedianValueTests
{
    [Fact]
    public void An_even_number_of_sessions_has_the_mean_of_the_middle_two()
    {
        double[] volumes = [900, 10, 40, 20, 30];
        var window = new MarketBuilder(5).Issue("000010", 100).Volumes("000010", t => volumes[t]).Build().LastWindow();

        Assert.Equal(2_500, MedianValue.Of(window, 4, 0));
        Assert.Equal(3_000, MedianValue.Of(window, 5, 0));
    }

    [Fact]
    public void Halted_and_missing_sessions_count_as_nothing()
    {
        var window = new MarketBuilder(5).Issue("000010", t => t == 0 ? double.NaN : 100).Volumes("000010", t => t is 1 or 2 ? 0 : 10).Build().LastWindow();

        Assert.Equal(0, MedianValue.Of(window, 5, 0));
        Assert.Equal(500, MedianValue.Of(window, 4, 0));
    }

    [Fact]
    public void Admitting_by_count_agrees_with_the_median_itself() =>
        Gen.Select(Gen.Int[0, 6].Array[8], Gen.Int[1, 8], Gen.Int[1, 12]).Sample((volumes, sessions, halfWon) =>
        {
            var window = new MarketBuilder(8).Issue("000010", 1).Volumes("000010", t => volumes[t]).Build().LastWindow();
            var median = volumes.TakeLast(sessions).Select(volume => (double)volume).Median();
            var admitted = new IssueMask(new ulong[1], 1) { [0] = true };

            MedianValue.AtLeast(window, sessions, halfWon / 2d, admitted);

            Assert.Equal(median >= halfWon / 2d, admitted[0]);
            Assert.Equal(median, MedianValue.Of(window, sessions, 0));
        });
}
