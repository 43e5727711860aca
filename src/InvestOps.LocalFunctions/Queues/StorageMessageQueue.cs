using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace InvestOps.LocalFunctions.Queues;

/// <summary>
/// A queue of Azure Storage. Its poison is in <c>NAME-poison</c>, untouched; why a message is there stands in the blob
/// container of the same name, in a text blob named by the message's id there.
/// </summary>
/// <param name="blobs">Null where the connection has no blobs: reasons then are in the log only.</param>
internal sealed class StorageMessageQueue(QueueServiceClient queues, BlobServiceClient? blobs, string name) : IMessageQueue
{
    private const string PoisonEnding = "-poison";
    private const int LongestName = 63;
    private static readonly TimeSpan Never = TimeSpan.FromSeconds(-1);
    private readonly QueueClient _queue = queues.GetQueueClient(name);

    public string Name => name;

    public bool HasPoison => !name.EndsWith(PoisonEnding, StringComparison.Ordinal) && name.Length + PoisonEnding.Length <= LongestName;

    public async Task<IReadOnlyList<QueueMessage>?> ReceiveAsync(int most, TimeSpan hidden, CancellationToken cancellationToken)
    {
        try
        {
            return (await _queue.ReceiveMessagesAsync(most, hidden, cancellationToken)).Value;
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == QueueErrorCode.QueueNotFound || exception.ErrorCode == QueueErrorCode.QueueBeingDeleted)
        {
            return null;
        }
    }

    public async Task<string?> HideAsync(string id, string receipt, TimeSpan hidden, CancellationToken cancellationToken)
    {
        try
        {
            return (await _queue.UpdateMessageAsync(id, receipt, visibilityTimeout: hidden, cancellationToken: cancellationToken)).Value.PopReceipt;
        }
        catch (RequestFailedException exception) when (IsLost(exception))
        {
            return null;
        }
    }

    public async Task<bool> DeleteAsync(string id, string receipt, CancellationToken cancellationToken)
    {
        try
        {
            await _queue.DeleteMessageAsync(id, receipt, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (IsLost(exception))
        {
            return false;
        }
    }

    public Task SendAsync(string text, CancellationToken cancellationToken) => PutAsync(_queue, text, cancellationToken);

    public Task<string> CopyToPoisonAsync(string text, CancellationToken cancellationToken) =>
        PutAsync(queues.GetQueueClient(name + PoisonEnding), text, cancellationToken);

    public async Task KeepReasonAsync(string poisonId, string reason, CancellationToken cancellationToken)
    {
        if (blobs is null)
        {
            return;
        }

        var container = blobs.GetBlobContainerClient(name + PoisonEnding);
        await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        var options = new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = "text/plain; charset=utf-8" } };
        await container.GetBlobClient(poisonId + ".txt").UploadAsync(BinaryData.FromString(reason), options, cancellationToken);
    }

    /// <summary>Adds a message that never expires; the queue is made when it is missing.</summary>
    /// <returns>The message's id.</returns>
    internal static async Task<string> PutAsync(QueueClient queue, string text, CancellationToken cancellationToken)
    {
        try
        {
            return (await queue.SendMessageAsync(text, timeToLive: Never, cancellationToken: cancellationToken)).Value.MessageId;
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            await queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            return (await queue.SendMessageAsync(text, timeToLive: Never, cancellationToken: cancellationToken)).Value.MessageId;
        }
    }

    private static bool IsLost(RequestFailedException exception) =>
        exception.ErrorCode == QueueErrorCode.PopReceiptMismatch || exception.ErrorCode == QueueErrorCode.MessageNotFound || exception.ErrorCode == QueueErrorCode.QueueNotFound;
}
