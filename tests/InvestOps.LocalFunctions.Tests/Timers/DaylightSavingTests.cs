using InvestOps.LocalFunctions.Timers.Schedules;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Timers;

/// <summary>T13: New York in 2026 goes from -5 to -4 on March 8 at two, and back on November 1 at two.</summary>
public sealed class DaylightSavingTests
{
    private static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
    private static readonly TimeSpan Winter = TimeSpan.FromHours(-5);
    private static readonly TimeSpan Summer = TimeSpan.FromHours(-4);

    [Fact]
    [Trait("Conformance", "T13")]
    public void An_occurrence_in_the_skipped_hour_comes_an_hour_later_once()
    {
        var occurrences = Occurrences("0 30 2 * * *", new DateTimeOffset(2026, 3, 7, 12, 0, 0, Winter), 2);

        Assert.Equal([new DateTimeOffset(2026, 3, 8, 3, 30, 0, Summer), new DateTimeOffset(2026, 3, 9, 2, 30, 0, Summer)], occurrences);
    }

    [Fact]
    [Trait("Conformance", "T13")]
    public void A_point_in_time_in_the_repeated_hour_comes_the_first_time_only()
    {
        var occurrences = Occurrences("0 30 1 * * *", new DateTimeOffset(2026, 10, 31, 12, 0, 0, Summer), 2);

        Assert.Equal([new DateTimeOffset(2026, 11, 1, 1, 30, 0, Summer), new DateTimeOffset(2026, 11, 2, 1, 30, 0, Winter)], occurrences);
    }

    [Fact]
    [Trait("Conformance", "T13")]
    public void A_point_in_time_counts_as_past_for_who_starts_in_the_second_hour()
    {
        var occurrences = Occurrences("0 30 1 * * *", new DateTimeOffset(2026, 11, 1, 1, 15, 0, Winter), 1);

        Assert.Equal([new DateTimeOffset(2026, 11, 2, 1, 30, 0, Winter)], occurrences);
    }

    [Theory]
    [Trait("Conformance", "T13")]
    [InlineData("0 */30 * * * *")]
    [InlineData("*/30 * * * *")]
    public void An_interval_goes_on_through_both_hours(string expression)
    {
        var occurrences = Occurrences(expression, new DateTimeOffset(2026, 11, 1, 0, 45, 0, Summer), 6);

        Assert.Equal(
            [
                new DateTimeOffset(2026, 11, 1, 1, 0, 0, Summer), new DateTimeOffset(2026, 11, 1, 1, 30, 0, Summer),
                new DateTimeOffset(2026, 11, 1, 1, 0, 0, Winter), new DateTimeOffset(2026, 11, 1, 1, 30, 0, Winter),
                new DateTimeOffset(2026, 11, 1, 2, 0, 0, Winter), new DateTimeOffset(2026, 11, 1, 2, 30, 0, Winter),
            ],
            occurrences);
    }

    [Fact]
    public void An_interval_goes_on_after_the_skipped_hour()
    {
        var occurrences = Occurrences("0 */30 * * * *", new DateTimeOffset(2026, 3, 8, 1, 15, 0, Winter), 4);

        Assert.Equal(
            [
                new DateTimeOffset(2026, 3, 8, 1, 30, 0, Winter), new DateTimeOffset(2026, 3, 8, 3, 0, 0, Summer),
                new DateTimeOffset(2026, 3, 8, 3, 30, 0, Summer), new DateTimeOffset(2026, 3, 8, 4, 0, 0, Summer),
            ],
            occurrences);
    }

    [Fact]
    public void An_interval_on_the_day_of_the_change_seen_from_last_winter_begins_in_the_first_hour()
    {
        var occurrences = Occurrences("0 */30 1 1 11 *", new DateTimeOffset(2026, 1, 5, 0, 0, 0, Winter), 1);

        Assert.Equal([new DateTimeOffset(2026, 11, 1, 1, 0, 0, Summer)], occurrences);
    }

    [Fact]
    public void Seoul_has_no_change_in_our_time()
    {
        var seoul = TimeZoneInfo.FindSystemTimeZoneById("Asia/Seoul");
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(9));

        var occurrences = ScheduleExpression.Parse("0 30 1 * * *", seoul, start).Occurrences(start, 365).ToArray();

        Assert.All(occurrences.Index(), day => Assert.Equal(start.AddDays(day.Index).AddHours(1.5), day.Item));
    }

    private static DateTimeOffset[] Occurrences(string expression, DateTimeOffset after, int count) =>
        [.. ScheduleExpression.Parse(expression, NewYork, after).Occurrences(after, count)];
}
