namespace InvestOps.LocalFunctions.Timers.Schedules;

/// <summary>Fires again a fixed time after the last run began.</summary>
internal sealed class IntervalSchedule : Schedule
{
    private readonly TimeZoneInfo _zone;

    public IntervalSchedule(TimeSpan interval, TimeZoneInfo zone)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval, TimeSpan.Zero);
        Interval = interval;
        _zone = zone;
    }

    public TimeSpan Interval { get; }

    public override DateTimeOffset? Next(DateTimeOffset after) => TimeZoneInfo.ConvertTime(after + Interval, _zone);

    public override string ToString() => Interval.ToString("c");
}
