namespace InvestOps.LocalFunctions.Timers;

/// <summary>
/// Waits for an instant of a clock. It looks at the clock every minute: no timer of the system holds longer than seven weeks,
/// and a machine that slept or whose clock was set is not to be late by as much.
/// </summary>
internal sealed class TimerWait(TimeProvider time)
{
    private static readonly TimeSpan LongestStep = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ShortestStep = TimeSpan.FromMilliseconds(1);

    /// <param name="onStep">Called whenever the clock is looked at and the instant is not there yet.</param>
    public async Task UntilAsync(DateTimeOffset instant, Func<Task> onStep, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (instant - time.GetUtcNow() is { } left && left > TimeSpan.Zero)
        {
            var step = left < LongestStep ? left : LongestStep;
            await Task.Delay(step > ShortestStep ? step : ShortestStep, time, cancellationToken);
            await onStep();
        }
    }
}
