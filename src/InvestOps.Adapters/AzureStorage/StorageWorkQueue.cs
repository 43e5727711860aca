using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using InvestOps.Pipeline.Ports;
using Microsoft.Extensions.Logging;

namespace InvestOps.Adapters.AzureStorage;

/// <summary>
/// The queue on Azure Storage. A message never expires; while it is worked on it is hidden, and comes back by itself when
/// its worker dies, three times at most. What fails goes to <c>NAME-poison</c>, its text untouched, and the reason to the
/// blob container of the same name, in a blob named by the message's id there: a person who has seen both puts the text
/// back into the first queue by hand.
/// </summary>
public sealed class StorageWorkQueue : IWorkQueue, IAsyncDisposable
{
    private const int MostAttempts = 3;
    private static readonly TimeSpan Never = TimeSpan.FromSeconds(-1);
    private readonly StorageAccount _account;
    private readonly StorageCalls _calls;
    private readonly StorageWorkQueueSettings _settings;
    private readonly TimeProvider _time;
    private readonly ILogger<StorageWorkQueue> _log;
    private readonly QueueClient _queue;
    private readonly string _poisonName;
    private readonly ConcurrentDictionary<string, TakenMessage> _taken = new(StringComparer.Ordinal);

    public StorageWorkQueue(StorageAccount account, StorageWorkQueueSettings settings, TimeProvider time, ILogger<StorageWorkQueue> log)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(settings);
        _account = account;
        _calls = new StorageCalls(account, account.QueueEndpoint);
        _settings = settings;
        _time = time;
        _log = log;
        _queue = account.Queue(settings.Queue);
        _poisonName = settings.Queue + "-poison";
        if (_poisonName.Length > 63)
        {
            throw new ArgumentException($"Queue name '{settings.Queue}' is too long: with -poison it may have 63 characters.", nameof(settings));
        }
    }

    /// <returns>Always true: a storage queue cannot look what it holds, and the receiver finds a repeat done.</returns>
    /// <exception cref="ArgumentException">The body is larger than a message may be.</exception>
    public async Task<bool> SendAsync(string id, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (body.Length > _settings.MaximumBytes)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Message '{id}' has {body.Length:N0} bytes; a queue message holds {_settings.MaximumBytes:N0} at most."), nameof(body));
        }

        await _calls.RunAsync(() => PutAsync(_queue, QueueText.Encode(body.Span), cancellationToken), cancellationToken);
        return true;
    }

    public async Task<WorkItem?> ReceiveAsync(CancellationToken cancellationToken)
    {
        if (await _calls.RunAsync(() => TakeAsync(cancellationToken), cancellationToken) is not { } message)
        {
            return null;
        }

        var taken = new TakenMessage(_queue, message, _calls, _time, _settings.Hidden, _log);
        _taken[taken.Id] = taken;
        var body = QueueText.Decode(taken.Text);
        return RefusalOf(taken, body) is { } refusal
            ? new WorkItem(taken.Id, default, taken.Id, refusal)
            : new WorkItem(taken.Id, body, taken.Id);
    }

    public Task CompleteAsync(WorkItem item, CancellationToken cancellationToken) =>
        EndAsync(item, (_, _) => Task.CompletedTask, cancellationToken);

    public Task FailAsync(WorkItem item, string reason, CancellationToken cancellationToken) =>
        EndAsync(item, (taken, token) => PutAsideAsync(taken.Text, $"{reason}\n\n{FactsOf(taken)}", token), cancellationToken);

    // Its text is what the host took from the queue: the body as it lay there.
    public Task RejectAsync(WorkItem item, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        return PutAsideAsync(Encoding.UTF8.GetString(item.Body.Span), $"{reason}\n\nqueue: {_settings.Queue}\nrun: {item.Id}\n", cancellationToken);
    }

    public Task<int> CountAsync(CancellationToken cancellationToken) => _calls.CountAsync(_queue, cancellationToken);

    // A copy, because the count of tries of the message itself cannot be taken back.
    public Task ReturnAsync(WorkItem item, CancellationToken cancellationToken) =>
        EndAsync(item, (taken, token) => _calls.RunAsync(() => PutAsync(_queue, taken.Text, token), token), cancellationToken);

    /// <summary>Stops hiding what is still taken; it comes back when its time has run out.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var id in _taken.Keys.ToArray())
        {
            if (_taken.TryRemove(id, out var taken))
            {
                await taken.EndRenewalAsync();
                taken.Dispose();
            }
        }
    }

    private static async Task<SendReceipt> PutAsync(QueueClient queue, string text, CancellationToken cancellationToken)
    {
        try
        {
            return await queue.SendMessageAsync(text, timeToLive: Never, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            await queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            return await queue.SendMessageAsync(text, timeToLive: Never, cancellationToken: cancellationToken);
        }
    }

    private string? RefusalOf(TakenMessage taken, byte[] body)
    {
        if (taken.Tries > MostAttempts)
        {
            return string.Create(CultureInfo.InvariantCulture, $"The worker died {MostAttempts} times while running this.");
        }

        return body.Length > _settings.MaximumBytes
            ? string.Create(CultureInfo.InvariantCulture, $"The message has {body.Length:N0} bytes; at most {_settings.MaximumBytes:N0} are read.")
            : null;
    }

    private async Task<QueueMessage?> TakeAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await _queue.ReceiveMessageAsync(_settings.Hidden, cancellationToken)).Value;
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            return null; // nobody has sent anything yet
        }
    }

    // The original goes last: whatever stops this in between, the message is still there and comes again.
    private async Task EndAsync(WorkItem item, Func<TakenMessage, CancellationToken, Task> before, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (!_taken.TryRemove(item.Receipt, out var taken))
        {
            throw new InvalidOperationException($"Message {item.Id} was not taken from queue {_settings.Queue} by this process, or has ended.");
        }

        using (taken)
        {
            await taken.EndRenewalAsync();
            await before(taken, cancellationToken);
            await taken.DeleteAsync(cancellationToken);
        }
    }

    private string FactsOf(TakenMessage taken) => string.Create(
        CultureInfo.InvariantCulture,
        $"queue: {_settings.Queue}\nmessage: {taken.Id}\ninserted: {taken.InsertedOn:O}\nattempts: {taken.Tries}\n");

    private async Task PutAsideAsync(string text, string why, CancellationToken cancellationToken)
    {
        var copy = await _calls.RunAsync(() => PutAsync(_account.Queue(_poisonName), text, cancellationToken), cancellationToken);
        var facts = string.Create(CultureInfo.InvariantCulture, $"{why}failed: {_time.GetUtcNow():O}\n\nThe message, as it was:\n{text}\n");
        var blobs = new StorageCalls(_account, _account.BlobEndpoint);
        await blobs.RunAsync(() => WriteReasonAsync($"{copy.MessageId}.txt", facts, cancellationToken), cancellationToken);
    }

    private async Task WriteReasonAsync(string name, string facts, CancellationToken cancellationToken)
    {
        var container = _account.Container(_poisonName);
        var options = new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = "text/plain; charset=utf-8" } };
        try
        {
            await container.GetBlobClient(name).UploadAsync(BinaryData.FromString(facts), options, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            await container.GetBlobClient(name).UploadAsync(BinaryData.FromString(facts), options, cancellationToken);
        }
    }
}
