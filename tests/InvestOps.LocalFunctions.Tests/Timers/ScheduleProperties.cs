using CsCheck;
using InvestOps.LocalFunctions.Timers.Schedules;
using NCrontab;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Timers;

/// <summary>What holds for every schedule.</summary>
public sealed class ScheduleProperties
{
    private static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    private static readonly Gen<string> Expression = Gen.Select(
        Field(0, 59), Field(0, 59), Field(0, 23), Field(1, 28), Field(1, 12), Field(0, 6),
        (second, minute, hour, day, month, weekday) => $"{second} {minute} {hour} {day} {month} {weekday}");

    private static readonly Gen<DateTimeOffset> Instant =
        Gen.Long[0, 20L * 365 * 24 * 3600 * 10].Select(tenths => new DateTimeOffset(2015, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMilliseconds(tenths * 100));

    [Fact]
    public void The_next_occurrence_is_later() => Gen.Select(Expression, Instant).Sample((expression, instant) =>
        Parse(expression, NewYork, instant) is not { } schedule || schedule.Next(instant) is not { } next || next > instant);

    [Fact]
    public void A_later_start_never_has_an_earlier_next_occurrence() => Gen.Select(Expression, Instant, Gen.Int[0, 7200]).Sample((expression, instant, seconds) =>
        Parse(expression, NewYork, instant) is not { } schedule
        || schedule.Next(instant.AddSeconds(seconds)) is not { } later
        || schedule.Next(instant) <= later);

    [Fact]
    public void Around_a_change_of_the_clock_occurrences_only_go_forward() => Gen.Select(Expression, Gen.Bool, Gen.Int[0, 14_400]).Sample((expression, isSpring, seconds) =>
    {
        var start = (isSpring ? new DateTimeOffset(2026, 3, 8, 5, 0, 0, TimeSpan.Zero) : new DateTimeOffset(2026, 11, 1, 4, 0, 0, TimeSpan.Zero)).AddSeconds(seconds);
        return Parse(expression, NewYork, start) is not { } schedule
            || (schedule.Next(start) is { } first && schedule.Next(start.AddSeconds(1)) is { } second && first > start && first <= second);
    });

    [Fact]
    public void Where_the_clock_never_changes_it_is_what_NCrontab_says() => Gen.Select(Expression, Instant).Sample((expression, instant) =>
    {
        if (Parse(expression, TimeZoneInfo.Utc, instant) is { } schedule)
        {
            var expected = CrontabSchedule.Parse(expression, new CrontabSchedule.ParseOptions { IncludingSeconds = true }).GetNextOccurrences(instant.UtcDateTime, DateTime.MaxValue).Take(3);
            Assert.Equal(expected, schedule.Occurrences(instant, 3).Select(occurrence => occurrence.UtcDateTime));
        }
    });

    // Null for a schedule that never fires.
    private static Schedule? Parse(string expression, TimeZoneInfo zone, DateTimeOffset now)
    {
        try
        {
            return ScheduleExpression.Parse(expression, zone, now);
        }
        catch (ScheduleFormatException never) when (never.Message.EndsWith("it never fires.", StringComparison.Ordinal))
        {
            return null;
        }
    }

    private static Gen<string> Field(int least, int most) => Gen.OneOf(
        Gen.Const("*"),
        Gen.Int[least, most].Select(value => $"{value}"),
        Gen.Int[2, 30].Select(step => $"*/{step}"),
        Gen.Select(Gen.Int[least, most], Gen.Int[least, most], (a, b) => $"{Math.Min(a, b)}-{Math.Max(a, b)}"),
        Gen.Select(Gen.Int[least, most], Gen.Int[least, most], (a, b) => $"{a},{b}"));
}
