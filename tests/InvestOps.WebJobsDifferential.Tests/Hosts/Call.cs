namespace InvestOps.WebJobsDifferential.Tests.Hosts;

/// <summary>One call of a function, with what it was told.</summary>
public sealed record Call
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public required CancellationToken Stopping { get; init; }

    /// <summary>The message; empty for timers.</summary>
    public string Text { get; init; } = "";

    /// <summary>The message's DequeueCount.</summary>
    public long Try { get; init; }

    public bool IsPastDue { get; init; }

    /// <summary>The status that a timer was shown; null when it was shown none.</summary>
    public Occurrence? Shown { get; init; }

    public DateTimeOffset BegunAt { get; } = TimeProvider.System.GetUtcNow();

    public DateTimeOffset EndedAt { get; set; }

    /// <summary>Returns when the function is told to end.</summary>
    public async Task StoppedAsync()
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = Stopping.Register(() => told.TrySetResult());
        await told.Task.WaitAsync(Patience, TimeProvider.System);
    }

    /// <returns>Whether the function is told to end within a time.</returns>
    public async Task<bool> StoppedWithinAsync(TimeSpan time)
    {
        var told = StoppedAsync();
        return await Task.WhenAny(told, RealTime.PassAsync(time)) == told;
    }

    /// <summary>Throws when the function is told to end, as work does that takes the token along.</summary>
    public async Task BrokenOffAsync()
    {
        await StoppedAsync();
        Stopping.ThrowIfCancellationRequested();
    }
}
