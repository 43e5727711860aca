using InvestOps.LocalFunctions.Settings;
using NCrontab;

namespace InvestOps.LocalFunctions.Timers.Schedules;

/// <summary>
/// Reads schedules: cron of five fields, or six with seconds first, or a time span. What the cron reader would quietly take
/// for something else is refused, and so is a schedule that never fires.
/// </summary>
internal static class ScheduleExpression
{
    private static readonly CrontabFieldKind[] Fields =
    [
        CrontabFieldKind.Second, CrontabFieldKind.Minute, CrontabFieldKind.Hour,
        CrontabFieldKind.Day, CrontabFieldKind.Month, CrontabFieldKind.DayOfWeek,
    ];

    /// <param name="expression">With its settings put in already.</param>
    /// <param name="now">From here on it has to fire at least once.</param>
    /// <exception cref="ScheduleFormatException">It is no schedule, or would not do what it says.</exception>
    public static Schedule Parse(string expression, TimeZoneInfo zone, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(expression);
        var tokens = expression.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (tokens is [var single])
        {
            return Interval(expression, single, zone);
        }

        var schedule = Cron(expression, tokens, zone);
        return schedule.Next(now) is null ? throw new ScheduleFormatException(expression, "it never fires.") : schedule;
    }

    private static IntervalSchedule Interval(string expression, string token, TimeZoneInfo zone)
    {
        if (!SettingReader.TryTime(token, out var interval))
        {
            throw new ScheduleFormatException(expression, "a cron expression has five or six fields, a time span is written hh:mm:ss.");
        }

        return interval > TimeSpan.Zero
            ? new IntervalSchedule(interval, zone)
            : throw new ScheduleFormatException(expression, "a time span must be longer than nothing.");
    }

    private static CronSchedule Cron(string expression, string[] tokens, TimeZoneInfo zone)
    {
        if (tokens.Length is not (5 or 6))
        {
            throw new ScheduleFormatException(expression, "a cron expression has five or six fields.");
        }

        var hasSeconds = tokens.Length == 6;
        var cron = CrontabSchedule.TryParse(
            expression,
            new CrontabSchedule.ParseOptions { IncludingSeconds = hasSeconds },
            parsed => parsed,
            error => throw new ScheduleFormatException(expression, error().Message));
        foreach (var (kind, field) in Fields[(hasSeconds ? 0 : 1)..].Zip(tokens))
        {
            if (CronField.WhyMisleading(kind, field) is { } reason)
            {
                throw new ScheduleFormatException(expression, reason);
            }
        }

        return new CronSchedule(cron, zone);
    }
}
