namespace InvestOps.Pipeline.Notifications.Outboxes;

/// <summary>How far an entry is on one channel.</summary>
public enum DeliveryState
{
    /// <summary>To be sent.</summary>
    Waiting = 0,

    /// <summary>Being sent. Found so by the next sender, it may have arrived.</summary>
    Sending = 1,

    /// <summary>Nobody knows whether it arrived; it is sent once more, and says so.</summary>
    InDoubt = 2,

    /// <summary>Arrived.</summary>
    Delivered = 3,

    /// <summary>Arrived as part of one message about many.</summary>
    Collapsed = 4,

    /// <summary>The channel takes the message in no form.</summary>
    Refused = 5,

    /// <summary>Nobody knows whether its second sending arrived either; it is not sent again.</summary>
    Unknown = 6,

    /// <summary>Too old by the time it could be sent.</summary>
    Expired = 7,

    /// <summary>The channel is not meant to have it.</summary>
    NotWanted = 8,
}
