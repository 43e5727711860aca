namespace InvestOps.Cli.Hosting;

/// <summary>A clock that begins at a moment of choice and runs faster than real time, so that a week of timers passes in minutes.</summary>
internal sealed class SimulatedClock(DateTimeOffset start, double speed) : TimeProvider
{
    private readonly long _origin = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => start.ToUniversalTime() + (System.GetElapsedTime(_origin) * speed);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Real(dueTime), Real(period));

    // A wait of a millisecond is the shortest there is; an infinite one stays so.
    private TimeSpan Real(TimeSpan simulated) => simulated == Timeout.InfiniteTimeSpan || simulated == TimeSpan.Zero
        ? simulated
        : TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(simulated.TotalMilliseconds / speed)));
}
