namespace InvestOps.Pipeline.Watching;

/// <summary>
/// Sees a clock jump: between two looks the wall clock and a steady count must have gone on alike. Sleep stops the steady count on some
/// systems, so a machine that slept looks like one whose clock was set forward; both are worth a line.
/// </summary>
public sealed class ClockWatch
{
    private readonly TimeProvider _time;
    private readonly Func<TimeSpan> _steady;
    private readonly Lock _looking = new();
    private (DateTimeOffset Wall, TimeSpan Steady)? _last;

    /// <param name="time">The wall clock.</param>
    /// <param name="steady">A count that no one sets; the wall clock's own timestamp where null.</param>
    public ClockWatch(TimeProvider time, Func<TimeSpan>? steady = null)
    {
        ArgumentNullException.ThrowIfNull(time);
        _time = time;
        var origin = time.GetTimestamp();
        _steady = steady ?? (() => time.GetElapsedTime(origin));
    }

    /// <summary>How far the wall clock has jumped since the last look, forwards or (negative) backwards; zero at the first.</summary>
    public TimeSpan JumpSinceLastLook()
    {
        lock (_looking)
        {
            var now = (Wall: _time.GetUtcNow(), Steady: _steady());
            var jump = _last is { } last ? (now.Wall - last.Wall) - (now.Steady - last.Steady) : TimeSpan.Zero;
            _last = now;
            return jump;
        }
    }
}
