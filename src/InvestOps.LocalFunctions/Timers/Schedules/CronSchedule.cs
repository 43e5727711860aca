using NCrontab;

namespace InvestOps.LocalFunctions.Timers.Schedules;

/// <summary>
/// Fires by a cron expression on the clock of a time zone. An occurrence inside an hour that the clock skips comes that much
/// later; in an hour that the clock repeats, a point in time comes once, the first time, and an interval goes on through both.
/// </summary>
internal sealed class CronSchedule : Schedule
{
    private readonly CrontabSchedule _cron;
    private readonly TimeZoneInfo _zone;
    private readonly bool _isInterval;

    internal CronSchedule(CrontabSchedule cron, TimeZoneInfo zone)
    {
        _cron = cron;
        _zone = zone;

        // Day, month and weekday are the last three fields; ranges and steps before them make an interval.
        var fields = cron.ToString().Split(' ');
        _isInterval = fields[..^3].Any(field => field.IndexOfAny(['*', '-', '/']) >= 0);
    }

    public override DateTimeOffset? Next(DateTimeOffset after)
    {
        var local = TimeZoneInfo.ConvertTime(after, _zone);
        if (_isInterval && RepeatedHour(local) is { } repeated)
        {
            return repeated;
        }

        var clock = local.DateTime;
        while (NextOnClock(clock) is { } occurrence)
        {
            var instant = InstantOf(occurrence, local);
            if (instant > after)
            {
                return instant;
            }

            clock = occurrence; // a point in time that has passed in the first of two hours
        }

        return null;
    }

    public override string ToString() => _cron.ToString();

    private DateTime? NextOnClock(DateTime clock)
    {
        var next = _cron.GetNextOccurrence(clock);
        return next == DateTime.MaxValue ? null : next;
    }

    private DateTimeOffset InstantOf(DateTime occurrence, DateTimeOffset after)
    {
        if (_zone.IsInvalidTime(occurrence))
        {
            // Read with the offset before the gap, it lies as far behind the gap as it lay inside.
            return TimeZoneInfo.ConvertTime(new DateTimeOffset(occurrence, OffsetBeforeGap(occurrence)), _zone);
        }

        if (!_zone.IsAmbiguousTime(occurrence))
        {
            return new DateTimeOffset(occurrence, _zone.GetUtcOffset(occurrence));
        }

        var offsets = _zone.GetAmbiguousTimeOffsets(occurrence);
        var isSecondHour = _isInterval && after.Offset == offsets.Min()
            && _zone.IsAmbiguousTime(after.DateTime) && occurrence - after.DateTime < TimeSpan.FromDays(1);
        return new DateTimeOffset(occurrence, isSecondHour ? offsets.Min() : offsets.Max());
    }

    // No gap is longer than a day, and none follows another within one.
    private TimeSpan OffsetBeforeGap(DateTime occurrence) => _zone.GetUtcOffset(occurrence.AddDays(-1));

    // In the first of two equal hours, when no occurrence is left in it: the first one of the second hour.
    private DateTimeOffset? RepeatedHour(DateTimeOffset local)
    {
        if (!_zone.IsAmbiguousTime(local.DateTime))
        {
            return null;
        }

        var offsets = _zone.GetAmbiguousTimeOffsets(local.DateTime);
        var left = NextOnClock(local.DateTime);
        if (local.Offset != offsets.Max() || left is null || _zone.IsAmbiguousTime(left.Value))
        {
            return null;
        }

        var first = NextOnClock(StartOfRepeat(local.DateTime).AddTicks(-1));
        return first is { } occurrence && _zone.IsAmbiguousTime(occurrence) ? new DateTimeOffset(occurrence, offsets.Min()) : null;
    }

    private DateTime StartOfRepeat(DateTime clock)
    {
        var start = clock.AddTicks(-(clock.Ticks % TimeSpan.TicksPerMinute));
        while (_zone.IsAmbiguousTime(start.AddMinutes(-1)))
        {
            start = start.AddMinutes(-1);
        }

        return start;
    }
}
