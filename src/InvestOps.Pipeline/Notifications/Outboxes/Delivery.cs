namespace InvestOps.Pipeline.Notifications.Outboxes;

/// <summary>An entry's way through one channel.</summary>
public sealed record Delivery
{
    public DeliveryState State { get; init; }

    public DateTimeOffset? At { get; init; }

    /// <summary>How often it was sent without an answer.</summary>
    public int Doubts { get; init; }

    /// <summary>The channel's name for what arrived.</summary>
    public string? Reference { get; init; }

    /// <summary>Why it is where it is.</summary>
    public string? Note { get; init; }

    /// <summary>Whether nothing is to be done any more.</summary>
    public bool IsSettled() => State is not (DeliveryState.Waiting or DeliveryState.Sending or DeliveryState.InDoubt);
}
