using System.Text;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Adapters.AzureStorage;

/// <summary>Looks into a storage queue and its poison queue by peeking; the reasons are blobs named for the messages, as <see cref="StorageWorkQueue"/> writes them.</summary>
public sealed class StorageQueueInspector(StorageAccount account, string queueName) : IQueueInspector
{
    private const int MostPeeked = 32;
    private const int MostLooks = 100;
    private const int LongestReason = 500;
    private static readonly TimeSpan Hidden = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Never = TimeSpan.FromSeconds(-1);
    private readonly StorageCalls _calls = new(account, account.QueueEndpoint);
    private readonly QueueClient _queue = account.Queue(queueName);
    private readonly QueueClient _poison = account.Queue(queueName + "-poison");

    public async Task<QueueState> ReadAsync(CancellationToken cancellationToken)
    {
        var waiting = await PeekAsync(_queue, cancellationToken);
        var failed = new List<FailedMessage>();
        foreach (var message in await PeekAsync(_poison, cancellationToken))
        {
            failed.Add(await OpenAsync(message.MessageId, message.InsertedOn, message.Body, cancellationToken));
        }

        return new QueueState
        {
            Messages = await _calls.CountAsync(_queue, cancellationToken),
            OldestSince = waiting.Min(message => message.InsertedOn),
            FailedMessages = Math.Max(failed.Count, await _calls.CountAsync(_poison, cancellationToken)),
            Failed = failed,
        };
    }

    public async Task<FailedMessage?> FindFailedAsync(string id, CancellationToken cancellationToken)
    {
        FailedMessage? found = null;
        await WithMessageAsync(id, async message => found = await OpenAsync(message.MessageId, message.InsertedOn, message.Body, cancellationToken), cancellationToken);
        return found;
    }

    public Task<bool> RequeueAsync(string id, CancellationToken cancellationToken) => EndAsync(
        id,
        async message =>
        {
            await _queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            await _queue.SendMessageAsync(message.Body, timeToLive: Never, cancellationToken: cancellationToken);
        },
        cancellationToken);

    public Task<bool> DropAsync(string id, CancellationToken cancellationToken) => EndAsync(id, _ => Task.CompletedTask, cancellationToken);

    // The message leaves the poison queue last: what stops this in between leaves it there.
    private async Task<bool> EndAsync(string id, Func<QueueMessage, Task> before, CancellationToken cancellationToken)
    {
        var found = await WithMessageAsync(
            id,
            async message =>
            {
                await before(message);
                await _poison.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellationToken);
            },
            cancellationToken);
        if (found)
        {
            await new StorageCalls(account, account.BlobEndpoint).RunAsync(() => account.Container(_poison.Name).GetBlobClient($"{id}.txt").DeleteIfExistsAsync(cancellationToken: cancellationToken), cancellationToken);
        }

        return found;
    }

    // A storage queue cannot be asked for one message: all are taken until it comes, and those that were in the way are shown again.
    private Task<bool> WithMessageAsync(string id, Func<QueueMessage, Task> work, CancellationToken cancellationToken) => _calls.RunAsync(
        async () =>
        {
            var others = new List<QueueMessage>();
            try
            {
                return await SearchAsync(id, others, work, cancellationToken);
            }
            catch (RequestFailedException exception) when (exception.ErrorCode == QueueErrorCode.QueueNotFound)
            {
                return false;
            }
            finally
            {
                foreach (var other in others)
                {
                    await ShowAsync(other);
                }
            }
        },
        cancellationToken);

    private async Task<bool> SearchAsync(string id, List<QueueMessage> others, Func<QueueMessage, Task> work, CancellationToken cancellationToken)
    {
        for (var look = 0; look < MostLooks; look++)
        {
            var batch = (await _poison.ReceiveMessagesAsync(MostPeeked, Hidden, cancellationToken)).Value;
            others.AddRange(batch.Where(message => message.MessageId != id));
            if (batch.FirstOrDefault(message => message.MessageId == id) is { } found)
            {
                await work(found);
                others.Add(found);
                return true;
            }

            if (batch.Length == 0)
            {
                return false;
            }
        }

        return false;
    }

    // What was removed meanwhile is not there to be shown.
    private async Task ShowAsync(QueueMessage message)
    {
        try
        {
            await _poison.UpdateMessageAsync(message.MessageId, message.PopReceipt, visibilityTimeout: TimeSpan.Zero, cancellationToken: CancellationToken.None);
        }
        catch (RequestFailedException exception) when (exception.Status is 400 or 404)
        {
            return;
        }
    }

    private async Task<FailedMessage> OpenAsync(string id, DateTimeOffset? insertedOn, BinaryData body, CancellationToken cancellationToken)
    {
        var reason = await ReasonAsync(id, cancellationToken);
        return new FailedMessage(id, insertedOn, reason.Length > LongestReason ? reason[..LongestReason] + "…" : reason, Encoding.UTF8.GetString(QueueText.Decode(body.ToString())));
    }

    private Task<string> ReasonAsync(string id, CancellationToken cancellationToken) => new StorageCalls(account, account.BlobEndpoint).RunAsync(
        async () =>
        {
            try
            {
                var content = (await account.Container(_poison.Name).GetBlobClient($"{id}.txt").DownloadContentAsync(cancellationToken)).Value.Content.ToString();
                return content.Split("\n\n", 2)[0].Trim();
            }
            catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.BlobNotFound || exception.ErrorCode == BlobErrorCode.ContainerNotFound)
            {
                return "The host gave up after its tries; its log of that time says why.";
            }
        },
        cancellationToken);

    private Task<IReadOnlyList<PeekedMessage>> PeekAsync(QueueClient queue, CancellationToken cancellationToken) => _calls.RunAsync<IReadOnlyList<PeekedMessage>>(
        async () =>
        {
            try
            {
                return (await queue.PeekMessagesAsync(MostPeeked, cancellationToken)).Value;
            }
            catch (RequestFailedException exception) when (exception.ErrorCode == QueueErrorCode.QueueNotFound)
            {
                return [];
            }
        },
        cancellationToken);
}
