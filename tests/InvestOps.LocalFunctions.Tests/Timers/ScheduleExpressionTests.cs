using InvestOps.LocalFunctions.Listening;
using InvestOps.LocalFunctions.Timers.Schedules;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Timers;

/// <summary>T14: what a schedule can be.</summary>
public sealed class ScheduleExpressionTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 30, 0, TimeSpan.Zero);

    [Theory]
    [Trait("Conformance", "T14")]
    [InlineData("0 30 15 * * 1-5", "2026-11-23 15:30:00", "2026-11-24 15:30:00")]
    [InlineData("30 15 * * 1-5", "2026-11-23 15:30:00", "2026-11-24 15:30:00")]
    [InlineData("0 30 15 * * Mon-Fri", "2026-11-23 15:30:00", "2026-11-24 15:30:00")]
    [InlineData("0 30 15 * * MON-FRI", "2026-11-23 15:30:00", "2026-11-24 15:30:00")]
    [InlineData("0 0 9 * Janu Tu", "2027-01-05 09:00:00", "2027-01-12 09:00:00")]
    [InlineData("0 0 0 13 * 5", "2027-08-13 00:00:00", "2028-10-13 00:00:00")]
    [InlineData("0 0 0 1-7 * 1", "2026-12-07 00:00:00", "2027-01-04 00:00:00")]
    [InlineData("0 */7 * * * *", "2026-11-23 09:35:00", "2026-11-23 09:42:00")]
    [InlineData("0 5/15 * * * *", "2026-11-23 09:35:00", "2026-11-23 09:50:00")]
    [InlineData("0 0 9-17/2 * * *", "2026-11-23 11:00:00", "2026-11-23 13:00:00")]
    [InlineData("0 0 0 31 * *", "2026-12-31 00:00:00", "2027-01-31 00:00:00")]
    [InlineData("0 0 0 29 2 *", "2028-02-29 00:00:00", "2032-02-29 00:00:00")]
    [InlineData("  0  05  10 * *  *  ", "2026-11-23 10:05:00", "2026-11-24 10:05:00")]
    [InlineData("00:05:00", "2026-11-23 09:35:00", "2026-11-23 09:40:00")]
    [InlineData("1.00:00:00", "2026-11-24 09:30:00", "2026-11-25 09:30:00")]
    public void A_schedule_fires_when_it_says(string expression, string first, string second)
    {
        var occurrences = ScheduleExpression.Parse(expression, TimeZoneInfo.Utc, Start).Occurrences(Start, 2);

        Assert.Equal([first, second], occurrences.Select(occurrence => occurrence.ToString("yyyy-MM-dd HH:mm:ss", null)));
    }

    [Theory]
    [Trait("Conformance", "T14")]
    [InlineData("0 0 22-4 * * *", "the range '22-4' of the field Hour runs backwards; write it as two parts, such as '22-23,0-4'.")]
    [InlineData("0 0 0 * * Fri-Mon", "the range 'Fri-Mon' of the field DayOfWeek runs backwards; write it as two parts, such as 'Fri-6,0-Mon'.")]
    [InlineData("*/0 * * * *", "the step of '*/0' is zero.")]
    [InlineData("0 0 0 30 2 *", "it never fires.")]
    [InlineData("0 0 24 * * *", "24 is higher than the maximum allowable value")]
    [InlineData("60 0 0 * * *", "60 is higher than the maximum allowable value")]
    [InlineData("0 0 0 * * 7", "7 is higher than the maximum allowable value")]
    [InlineData("0 0 0 * 13 *", "13 is higher than the maximum allowable value")]
    [InlineData("0 0 0 * * ?", "")]
    [InlineData("0 0 0 L * *", "")]
    [InlineData("0 0 0 * * 5#2", "")]
    [InlineData("0 0 0 15W * *", "")]
    [InlineData("-1 * * * *", "")]
    [InlineData("*/5/2 * * * *", "")]
    [InlineData("0\t0 * * * *", "")]
    [InlineData("0 0 0 * * * 2026", "a cron expression has five or six fields.")]
    [InlineData("* * * *", "a cron expression has five or six fields.")]
    [InlineData("@daily", "a cron expression has five or six fields, a time span is written hh:mm:ss.")]
    [InlineData("5", "a cron expression has five or six fields, a time span is written hh:mm:ss.")]
    [InlineData("00:00:00", "a time span must be longer than nothing.")]
    [InlineData("-01:00:00", "a time span must be longer than nothing.")]
    [InlineData("", "a cron expression has five or six fields.")]
    public void What_is_no_schedule_is_refused_with_the_reason(string expression, string reason)
    {
        var refusal = Assert.Throws<ScheduleFormatException>(() => ScheduleExpression.Parse(expression, TimeZoneInfo.Utc, Start));

        Assert.StartsWith($"The schedule expression '{expression}' was not recognized as a valid cron expression or timespan string: ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Conformance", "T14")]
    public async Task A_setting_that_is_missing_makes_the_function_unusable()
    {
        await using var scene = new TimerScene();

        var refusal = Assert.Throws<FunctionUnusableException>(() => scene.CreateWithoutSettings());

        Assert.Equal("'%Schedule%' does not resolve to a value.", refusal.Message);
    }

    [Fact]
    [Trait("Conformance", "T14")]
    public async Task A_schedule_that_is_none_makes_the_function_unusable()
    {
        await using var scene = new TimerScene();

        var refusal = Assert.Throws<FunctionUnusableException>(() => scene.Create("0 0 22-4 * * *"));

        Assert.Contains("'0 0 22-4 * * *'", refusal.Message, StringComparison.Ordinal);
    }
}
