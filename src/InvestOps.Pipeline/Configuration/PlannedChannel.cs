namespace InvestOps.Pipeline.Configuration;

/// <summary>A place where notices go.</summary>
/// <param name="Name">The channel's name in the outbox.</param>
/// <param name="IsStandby">Whether it is used only while the first is silent, and for what matters only.</param>
public abstract record PlannedChannel(string Name, bool IsStandby)
{
    /// <summary>The name under which the channel itself is broken or well.</summary>
    public string Condition => $"notify-{Name}";

    /// <summary>A channel of Slack.</summary>
    /// <param name="Channel">Its id: <c>C0123456789</c>.</param>
    public sealed record Slack(string Channel) : PlannedChannel("slack", IsStandby: false);

    /// <summary>Any address that takes JSON; the address itself is a secret of the environment.</summary>
    /// <param name="OnlyAsStandby">Whether it waits for the first channel to fall silent.</param>
    public sealed record Webhook(bool OnlyAsStandby) : PlannedChannel("webhook", OnlyAsStandby);
}
