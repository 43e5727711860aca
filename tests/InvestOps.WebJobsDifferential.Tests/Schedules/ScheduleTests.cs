using CsCheck;
using InvestOps.LocalFunctions.Timers.Schedules;
using InvestOps.WebJobsDifferential.Tests.Hosts;
using Xunit;

namespace InvestOps.WebJobsDifferential.Tests.Schedules;

/// <summary>Schedules as the real listener reads them against ours. They move the process's zone, so that nothing runs beside them.</summary>
[Collection(nameof(ProcessZoneTests))]
public sealed class ScheduleTests
{
    private const string Seoul = "Asia/Seoul";
    private const string NewYork = "America/New_York";
    private static readonly DateTimeOffset Start = new(2026, 2, 27, 15, 4, 5, TimeSpan.Zero);

    public static TheoryData<string> Accepted { get; } =
    [
        "0 30 15 * * 1-5", "0 30 15 * * Mon-Fri", "0 30 15 * * MON-FRI", "0 0 9 * * Mo", "0 0 9 * * Monday", "0 0 0 1 Jan *", "0 0 0 1 January *",
        "0 0 0 13 * 5", "0 0 0 1-7 * 1", "0 */7 * * * *", "0 5/15 * * * *", "0 0 9-17/2 * * *", "0 1,1,1 * * * *", "0 *,1 * * * *",
        "0 0 0 31 * *", "0 0 0 29 2 *", "  0  30 15 * * 1-5", "00 01 02 * * *", "30 15 * * 1-5", "*/5 * * * *", "* * * * * *", "59 59 23 31 12 *",
        "00:05:00", "01:00:00", "1.00:00:00",
    ];

    public static TheoryData<string> Refused { get; } =
    [
        "", "   ", "at noon", "0 0 9 * * 7", "0 0 24 * * *", "60 * * * * *", "0 0 0 1 13 *", "0 0 9 ? * *", "0 0 9 L * *", "0 0 9 15W * *", "0 0 9 * * 5#3",
        "@daily", "0 0 9 * * * 2026", "0 0 -1 * * *", "0 */5/2 * * * *", "0\t30\t15\t*\t*\t*", "* * * *", "25:61:00",
    ];

    [Theory]
    [MemberData(nameof(Accepted))]
    public void What_both_accept_fires_at_the_same_instants(string expression)
    {
        foreach (var zone in new[] { Seoul, NewYork })
        {
            InZone(zone, () => Assert.Equal(Real(expression, Start, 12), Ours(expression, zone, Start, 12)));
        }
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_no_schedule_is_refused_by_both(string expression)
    {
        Assert.IsAssignableFrom<ArgumentException>(Record.Exception(() => new RealSchedule(expression)));
        Assert.Equal(nameof(ScheduleFormatException), Verdict(() => ScheduleExpression.Parse(expression, TimeZoneInfo.Utc, Start)));
    }

    [Theory]
    [InlineData("0 0 22-4 * * *")]
    [InlineData("0 0 0 * * Fri-Mon")]
    public void Range_that_runs_backwards(string expression) => Differ(ScheduleDifferences.Backwards, expression);

    [Theory]
    [InlineData("0 */0 * * * *")]
    public void Step_of_zero(string expression) => Differ(ScheduleDifferences.ZeroStep, expression);

    [Theory]
    [InlineData("0 0 0 30 2 *")]
    [InlineData("0 0 0 31 4,6 *")]
    public void Schedule_that_never_fires(string expression) => Differ(ScheduleDifferences.Never, expression);

    [Theory]
    [InlineData("5")]
    [InlineData("00:00:00")]
    [InlineData("-00:05:00")]
    public void Time_span_that_is_hardly_meant(string expression) => Differ(ScheduleDifferences.LooseTimeSpan, expression);

    [Fact]
    public void Point_in_time_in_an_hour_that_comes_twice() => InZone(NewYork, () =>
    {
        var start = new DateTimeOffset(2026, 10, 31, 12, 0, 0, TimeSpan.Zero);
        Assert.Equal(ScheduleDifferences.RepeatedHour.Real, Real("0 30 1 * * *", start, 2).Select(Told));
        Assert.Equal(ScheduleDifferences.RepeatedHour.Ours, Ours("0 30 1 * * *", NewYork, start, 2).Select(Told));
    });

    [Fact]
    public void Seconds_of_a_later_minute() => InZone(NewYork, () =>
    {
        var start = new DateTimeOffset(2026, 10, 29, 3, 47, 53, TimeSpan.FromHours(-4));
        Assert.Equal(ScheduleDifferences.SecondsCarriedOver.Real, Real("* 32 20 * * *", start, 2).Select(Told));
        Assert.Equal(ScheduleDifferences.SecondsCarriedOver.Ours, Ours("* 32 20 * * *", NewYork, start, 2).Select(Told));
    });

    [Fact]
    public void A_point_in_time_that_the_clock_skips_comes_as_much_later_on_both() => InZone(NewYork, () =>
    {
        var start = new DateTimeOffset(2026, 3, 7, 12, 0, 0, TimeSpan.Zero);
        string[] expected = ["2026-03-08 03:30:00 -04:00", "2026-03-09 02:30:00 -04:00"];
        Assert.Equal(expected, Real("0 30 2 * * *", start, 2).Select(Told));
        Assert.Equal(expected, Ours("0 30 2 * * *", NewYork, start, 2).Select(Told));
    });

    [Theory]
    [InlineData(Seoul)]
    [InlineData(NewYork)]
    public void Any_expression_fires_next_at_the_same_instant_on_both(string zone) => InZone(zone, () =>
        Gen.Select(ScheduleGenerators.Expression, ScheduleGenerators.Instant).Sample(
            (expression, instant) => IsNearRepeatedHour(instant) || Agree(expression, instant, zone),
            iter: 20_000,
            threads: 1,
            print: pair => $"'{pair.Item1}' after {pair.Item2:O} in {zone}"));

    private static bool Agree(string expression, DateTimeOffset instant, string zone)
    {
        var read = Record.Exception(() => ScheduleExpression.Parse(expression, TimeZoneInfo.Utc, instant));
        if (read is not null)
        {
            return Verdict(() => new RealSchedule(expression).Next(instant)) == nameof(ArgumentOutOfRangeException); // it never fires
        }

        var real = new RealSchedule(expression).Next(instant);
        return (real is { } fires && IsNearRepeatedHour(fires))
            || Nullable.Equals(real, ScheduleExpression.Parse(expression, TimeZoneInfo.FindSystemTimeZoneById(zone), instant).Next(instant));
    }

    private static void Differ(AgreedDifference difference, string expression)
    {
        Assert.Equal(difference.Real, new[] { Verdict(() => new RealSchedule(expression).Next(Start)) });
        Assert.Equal(difference.Ours, new[] { Verdict(() => ScheduleExpression.Parse(expression, TimeZoneInfo.Utc, Start).Next(Start)) });
    }

    // A schedule that never fires is noticed when it is read or when it is asked, depending on the month in which that happens.
    private static string Verdict(Func<object?> read) => Record.Exception(read) is { } refusal ? refusal.GetType().Name : "accepted";

    // The hour before and the two hours of 1 November that New York's clocks show twice: there the sides differ, see above.
    private static bool IsNearRepeatedHour(DateTimeOffset instant) =>
        TimeZoneInfo.Local.IsAmbiguousTime(instant) || TimeZoneInfo.Local.IsAmbiguousTime(instant.AddHours(-1)) || TimeZoneInfo.Local.IsAmbiguousTime(instant.AddHours(1));

    private static DateTimeOffset[] Ours(string expression, string zone, DateTimeOffset after, int count) =>
        [.. ScheduleExpression.Parse(expression, TimeZoneInfo.FindSystemTimeZoneById(zone), after).Occurrences(after, count).Select(occurrence => occurrence.ToUniversalTime())];

    private static DateTimeOffset[] Real(string expression, DateTimeOffset after, int count)
    {
        var schedule = new RealSchedule(expression);
        var occurrences = new List<DateTimeOffset>();
        while (occurrences.Count < count && schedule.Next(occurrences.Count == 0 ? after : occurrences[^1]) is { } next)
        {
            occurrences.Add(next.ToUniversalTime());
        }

        return [.. occurrences];
    }

    private static string Told(DateTimeOffset instant) => FormattableString.Invariant($"{TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.Local):yyyy-MM-dd HH:mm:ss zzz}");

    private static void InZone(string zone, Action check) =>
        Assert.SkipUnless(ProcessZone.TryRunIn(zone, check), "A process cannot change its time zone on this system, and the real listeners know no other.");
}
