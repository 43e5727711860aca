using CsCheck;
using InvestOps.Pipeline.Reporting.Charts.Axes;
using Xunit;

namespace InvestOps.Pipeline.Tests.Reporting.Charts;

public sealed class TicksTests
{
    [Theory]
    [InlineData(0, 100, 5, "0 20 40 60 80 100")]
    [InlineData(72, 168, 6, "80 100 120 140 160")]
    [InlineData(-0.46, 0, 4, "-0.4 -0.2 0")]
    [InlineData(0, 0.3, 3, "0 0.1 0.2 0.3")]
    [InlineData(99, 101, 4, "99 99.5 100 100.5 101")]
    [InlineData(5, 5, 4, "5")]
    public void Linear_ticks_are_multiples_of_1_2_or_5(double min, double max, int most, string expected) =>
        Assert.Equal(expected, Text(Ticks.Linear(min, max, most)));

    [Theory]
    [InlineData(30, 700, 8, "50 100 200 500")]
    [InlineData(90, 1_050, 8, "100 200 500 1000")]
    [InlineData(1, 1_000_000, 8, "1 10 100 1000 10000 100000 1000000")]
    public void Logarithmic_ticks_are_1_2_and_5_or_the_powers_alone(double min, double max, int most, string expected) =>
        Assert.Equal(expected, Text(Ticks.Logarithmic(min, max, most)));

    [Fact]
    public void Linear_ticks_stay_within_the_range_and_the_number_asked_for()
    {
        var ranges = Gen.Select(Gen.Double[-1e6, 1e6], Gen.Double[1e-3, 1e6], Gen.Int[2, 12]);

        ranges.Sample((min, span, most) =>
        {
            var ticks = Ticks.Linear(min, min + span, most);
            return ticks.Count <= most + 1 && ticks.All(tick => tick >= min - (span * 1e-6) && tick <= min + (span * 1.000001));
        });
    }

    private static string Text(IEnumerable<double> ticks) =>
        string.Join(' ', ticks.Select(tick => tick.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture)));
}
