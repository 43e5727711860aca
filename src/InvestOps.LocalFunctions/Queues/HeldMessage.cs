using Azure.Storage.Queues.Models;

namespace InvestOps.LocalFunctions.Queues;

/// <summary>
/// A message that this host works on, and its newest receipt. It comes from a renewal, or from storage that gives the message
/// out once more because its time ran out: while storage was away, or after the answer to a renewal was lost.
/// </summary>
internal sealed class HeldMessage(QueueMessage message)
{
    private string _receipt = message.PopReceipt;

    public QueueMessage Message => message;

    public string Receipt => Volatile.Read(ref _receipt);

    public void GivenOutAgain(string receipt) => Volatile.Write(ref _receipt, receipt);

    /// <summary>Does nothing when the message was given out again meanwhile: that receipt is newer.</summary>
    public void Renewed(string before, string after) => Interlocked.CompareExchange(ref _receipt, after, before);
}
