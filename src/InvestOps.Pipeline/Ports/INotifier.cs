using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Notifications.Sending;

namespace InvestOps.Pipeline.Ports;

/// <summary>Brings messages to channels of one kind. Each call is one attempt; when to try again is the caller's to decide.</summary>
public interface INotifier
{
    /// <summary>Whether it brings messages to such a channel.</summary>
    bool Serves(PlannedChannel channel);

    /// <summary>A hash of the channel and the secret that is used for it: a channel that was stopped is tried again when it is another one.</summary>
    string FingerprintOf(PlannedChannel channel);

    Task<DeliveryResult> SendAsync(PlannedChannel channel, Message message, CancellationToken cancellationToken);

    /// <summary>Asks whether the channel could take a message, without sending one.</summary>
    Task<DeliveryResult> ProbeAsync(PlannedChannel channel, CancellationToken cancellationToken);
}
