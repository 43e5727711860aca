using InvestOps.Pipeline.Runs;
using Xunit;

namespace InvestOps.Pipeline.Tests.Runs;

public sealed class ProcessStartTests
{
    [Fact]
    public void This_process_lives_and_its_mark_is_the_same_each_time()
    {
        var self = RunIdentity.Current();
        Assert.True(self.ProcessStartedAt > 0);
        Assert.Equal(self.ProcessStartedAt, RunIdentity.Current().ProcessStartedAt);
        Assert.True(self.IsAlive(self.ProcessId, self.ProcessStartedAt));
    }

    [Fact]
    public void An_earlier_process_with_the_same_number_is_not_taken_for_this_one()
    {
        var self = RunIdentity.Current();
        Assert.False(self.IsAlive(self.ProcessId, self.ProcessStartedAt - 1));
    }

    [Fact]
    public void A_number_that_no_process_has_is_dead() => Assert.Null(ProcessStart.Of(int.MaxValue));
}
