using InvestOps.Pipeline.Watching;
using Xunit;

namespace InvestOps.Pipeline.Tests.Watching;

public sealed class ClockWatchTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(24 * 60)]
    [InlineData(-60)]
    [InlineData(-24 * 60)]
    public void A_jump_is_what_the_wall_clock_went_more_or_less_than_the_steady_count(int minutes)
    {
        var steady = TimeSpan.Zero;
        var now = new DateTimeOffset(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);
        var watch = new ClockWatch(new SetClock(() => now), () => steady);
        Assert.Equal(TimeSpan.Zero, watch.JumpSinceLastLook());

        steady += TimeSpan.FromMinutes(5);
        now += TimeSpan.FromMinutes(5 + minutes);

        Assert.Equal(TimeSpan.FromMinutes(minutes), watch.JumpSinceLastLook());
        Assert.Equal(TimeSpan.Zero, watch.JumpSinceLastLook());
    }

    private sealed class SetClock(Func<DateTimeOffset> now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now();
    }
}
