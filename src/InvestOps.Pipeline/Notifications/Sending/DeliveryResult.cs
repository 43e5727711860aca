namespace InvestOps.Pipeline.Notifications.Sending;

/// <summary>What came of one attempt to bring a message to a channel.</summary>
public abstract record DeliveryResult
{
    private DeliveryResult()
    {
    }

    /// <summary>It arrived.</summary>
    /// <param name="Reference">The channel's name for it.</param>
    public sealed record Delivered(string Reference) : DeliveryResult
    {
        /// <summary>What came of the file or picture that goes with it, where that went wrong.</summary>
        public string? Note { get; init; }
    }

    /// <summary>It certainly did not arrive, and a later attempt may do.</summary>
    /// <param name="Wait">How long the channel asks to be left alone; null where it does not say.</param>
    /// <param name="Reason">For people.</param>
    public sealed record RetryAfter(TimeSpan? Wait, string Reason) : DeliveryResult;

    /// <summary>Nobody knows whether it arrived.</summary>
    /// <param name="Reason">For people.</param>
    public sealed record Ambiguous(string Reason) : DeliveryResult;

    /// <summary>The channel takes this message in no form; others may pass.</summary>
    /// <param name="Reason">The channel's own word.</param>
    public sealed record Refused(string Reason) : DeliveryResult;

    /// <summary>The channel takes nothing until a person does something.</summary>
    /// <param name="Reason">The channel's own word.</param>
    /// <param name="Advice">What to do.</param>
    public sealed record Permanent(string Reason, string Advice) : DeliveryResult;
}
