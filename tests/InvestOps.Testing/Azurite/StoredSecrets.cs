using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;

namespace InvestOps.Testing.Azurite;

/// <summary>
/// Looks for planted secrets in what an account of an emulator shows: names, labels and content of blobs, and the first messages of queues. The
/// rest of the messages is in <see cref="AzuriteServer.FindKeptSecretsAsync"/>, which cannot say whose they are.
/// </summary>
public static class StoredSecrets
{
    private const int MostMessages = 32;

    /// <returns>The places of what holds one.</returns>
    public static async Task<IReadOnlyList<string>> FindAsync(string connection, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        // At a version that the pinned emulator knows.
        var blobs = new BlobServiceClient(connection, new BlobClientOptions(BlobClientOptions.ServiceVersion.V2025_11_05));
        await foreach (var container in blobs.GetBlobContainersAsync(cancellationToken: cancellationToken))
        {
            await FindAsync(blobs.GetBlobContainerClient(container.Name), found, cancellationToken);
        }

        var queues = new QueueServiceClient(connection, new QueueClientOptions(QueueClientOptions.ServiceVersion.V2025_11_05));
        await foreach (var queue in queues.GetQueuesAsync(cancellationToken: cancellationToken))
        {
            found.AddRange(await FindAsync(queues.GetQueueClient(queue.Name), cancellationToken));
        }

        return found;
    }

    private static async Task FindAsync(BlobContainerClient container, List<string> found, CancellationToken cancellationToken)
    {
        await foreach (var blob in container.GetBlobsAsync(new GetBlobsOptions { Traits = BlobTraits.Metadata }, cancellationToken))
        {
            var labels = string.Concat(blob.Metadata.Select(label => label.Key + label.Value));
            if (Canary.IsIn(blob.Name + labels) || (blob.Properties.ContentLength > 0 && await IsInAsync(container.GetBlobClient(blob.Name), cancellationToken)))
            {
                found.Add($"blob {container.Name}/{blob.Name}");
            }
        }
    }

    // The emulator fails to show a queue that holds a message which is no text.
    private static async Task<IEnumerable<string>> FindAsync(QueueClient queue, CancellationToken cancellationToken)
    {
        try
        {
            var messages = await queue.PeekMessagesAsync(MostMessages, cancellationToken);
            return messages.Value.Where(message => Canary.IsIn(message.Body.ToMemory().Span)).Select(message => $"queue {queue.Name}, message {message.MessageId}");
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 500)
        {
            return [];
        }
    }

    // Some names can be written and listed and not be read, and some blobs go while they are listed.
    private static async Task<bool> IsInAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        await using var content = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });
        try
        {
            await blob.DownloadToAsync(content, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status is 400 or 404)
        {
            return false;
        }

        content.Position = 0;
        return Canary.IsIn(content);
    }
}
