namespace InvestOps.Adapters.Slack;

/// <summary>The transport of this build: plain HTTP, or SlackNet where <c>FullFeed=true</c> gives it the package.</summary>
public static class SlackTransports
{
    /// <param name="time">The clock that waits are measured on.</param>
    public static ISlackTransport Create(SlackSettings settings, TimeProvider time) =>
#if FULL_FEED
        new SlackNetTransport(settings, time);
#else
        new WebApiTransport(settings, time);
#endif
}
