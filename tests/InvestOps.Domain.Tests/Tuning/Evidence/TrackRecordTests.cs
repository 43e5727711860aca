using InvestOps.Domain.Tuning.Evidence;
using Xunit;

namespace InvestOps.Domain.Tests.Tuning.Evidence;

public sealed class TrackRecordTests
{
    // Bailey and López de Prado (2012): an annual Sharpe ratio of 2 is above 1 at 95 % after 2.73 years of daily normal returns,
    // 2.83 of weekly and 3.24 of monthly ones.
    [Theory]
    [InlineData(250, 2.73)]
    [InlineData(52, 2.83)]
    [InlineData(12, 3.24)]
    public void The_paper_and_this_need_the_same_years(int periods, double years)
    {
        var root = Math.Sqrt(periods);

        var length = TrackRecord.MinimumLength(2 / root, 0, 3, 1 / root, 0.95)!.Value;

        Assert.Equal(years, length / periods, 0.005);
    }

    [Fact]
    public void Losses_that_are_the_larger_moves_ask_for_a_longer_history() =>
        Assert.True(TrackRecord.MinimumLength(0.1, -2, 10, 0, 0.95) > TrackRecord.MinimumLength(0.1, 0, 3, 0, 0.95));

    [Fact]
    public void No_length_is_enough_for_a_ratio_that_is_not_above_the_bound() => Assert.Null(TrackRecord.MinimumLength(0.05, 0, 3, 0.05, 0.95));
}
