using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Watching;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.Watching;

public sealed class DeadlinesTests
{
    private static readonly Deadlines Usual = new(new WatchPlan(), Some.Calendar);

    [Theory]
    [InlineData("2026-10-28", "2026-10-29T09:30:00+09:00")] // a Wednesday
    [InlineData("2026-10-30", "2026-11-02T09:30:00+09:00")] // a Friday: the Monday after
    [InlineData("2026-10-02", "2026-10-06T09:30:00+09:00")] // a Friday before a substitute holiday on Monday
    [InlineData("2026-12-30", "2027-01-04T09:30:00+09:00")] // the last session of a year
    public void A_session_is_due_on_the_morning_of_the_next_one(string session, string deadline) =>
        Assert.Equal(DateTimeOffset.Parse(deadline, System.Globalization.CultureInfo.InvariantCulture), Usual.Of(StageName.Ingest, Some.SessionOn(session)));

    [Theory]
    [InlineData("2026-11-02T09:29:59+09:00", "2026-10-29")]
    [InlineData("2026-11-02T09:30:00+09:00", "2026-10-30")]
    [InlineData("2026-10-05T23:00:00+09:00", "2026-10-01")] // a holiday: nothing became due
    public void The_expected_session_changes_at_the_deadline_and_not_over_a_holiday(string now, string expected) =>
        Assert.Equal(Some.SessionOn(expected), Usual.Expected(StageName.Ingest, DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void A_stage_that_is_not_one_of_a_days_has_no_deadline() => Assert.Null(Usual.Of(StageName.Backtest, Some.Session));
}
