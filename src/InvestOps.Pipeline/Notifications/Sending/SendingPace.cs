namespace InvestOps.Pipeline.Notifications.Sending;

/// <summary>How fast a channel is sent to: Slack takes about one message a second. The wait runs on the real clock, whatever clock the day runs on.</summary>
/// <param name="Wait">Waits.</param>
public sealed record SendingPace(Func<TimeSpan, CancellationToken, Task> Wait)
{
    /// <summary>Between two messages to a channel.</summary>
    public static TimeSpan BetweenMessages { get; } = TimeSpan.FromMilliseconds(1_100);

    public static SendingPace OnRealTime { get; } = new((length, cancellationToken) => Task.Delay(length, TimeProvider.System, cancellationToken));
}
