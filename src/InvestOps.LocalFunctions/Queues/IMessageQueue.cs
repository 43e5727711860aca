using Azure.Storage.Queues.Models;

namespace InvestOps.LocalFunctions.Queues;

/// <summary>What a listener needs of a queue, and of the place for messages that cannot be worked off. Text is as it is stored.</summary>
internal interface IMessageQueue
{
    string Name { get; }

    /// <summary>A poison queue has none of its own, nor has a queue whose name leaves no room for the ending.</summary>
    bool HasPoison { get; }

    /// <param name="hidden">From others, from now on.</param>
    /// <returns>Null when there is no such queue yet.</returns>
    Task<IReadOnlyList<QueueMessage>?> ReceiveAsync(int most, TimeSpan hidden, CancellationToken cancellationToken);

    /// <summary>Sets how long a message stays hidden from now on; zero shows it at once.</summary>
    /// <returns>The receipt that counts from now on; null when the message is gone or somebody else's.</returns>
    Task<string?> HideAsync(string id, string receipt, TimeSpan hidden, CancellationToken cancellationToken);

    /// <returns>False when the message is gone or somebody else's.</returns>
    Task<bool> DeleteAsync(string id, string receipt, CancellationToken cancellationToken);

    /// <summary>Adds a message that never expires.</summary>
    Task SendAsync(string text, CancellationToken cancellationToken);

    /// <summary>Adds a message that never expires to the poison queue.</summary>
    /// <returns>Its id there.</returns>
    Task<string> CopyToPoisonAsync(string text, CancellationToken cancellationToken);

    /// <summary>Keeps why a message is in the poison queue, under its id there.</summary>
    Task KeepReasonAsync(string poisonId, string reason, CancellationToken cancellationToken);
}
