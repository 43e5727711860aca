using System.Text;
using InvestOps.LocalFunctions.Timers.Status;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Timers;

public sealed class TimerStatusJsonTests
{
    [Fact]
    public void A_first_status_is_written_as_the_real_host_writes_it()
    {
        var status = new TimerStatus
        {
            Next = new DateTimeOffset(2026, 11, 23, 1, 48, 0, TimeSpan.Zero),
            LastUpdated = new DateTimeOffset(2026, 11, 23, 1, 47, 21, TimeSpan.Zero).AddTicks(340_987),
        };

        Assert.Equal(
            """{"Last":"0001-01-01T00:00:00","Next":"2026-11-23T01:48:00+00:00","LastUpdated":"2026-11-23T01:47:21.0340987+00:00"}""",
            Encoding.UTF8.GetString(TimerStatusJson.Write(status)));
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        var status = new TimerStatus
        {
            Last = TimerScene.Monday.AddTicks(1), Next = TimerScene.Monday.AddHours(1), LastUpdated = TimerScene.Monday.AddSeconds(2),
        };

        Assert.Equal(status, TimerStatusJson.Read(TimerStatusJson.Write(status)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"Last\":\"2026-11-23T01:48:00+00:00\",\"Ne")]
    [InlineData("[]")]
    [InlineData("{\"Last\":null}")]
    [InlineData("{\"Next\":5,\"LastUpdated\":6}")]
    public void What_is_no_status_is_none(string text) => Assert.Null(TimerStatusJson.Read(Encoding.UTF8.GetBytes(text)));
}
