using System.Globalization;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;

namespace InvestOps.Adapters.AzureStorage;

/// <summary>A message that this process works on: hidden from others again and again until it is let go, and its newest receipt.</summary>
internal sealed class TakenMessage : IDisposable
{
    private readonly QueueClient _queue;
    private readonly StorageCalls _calls;
    private readonly TimeProvider _time;
    private readonly TimeSpan _hidden;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _renewal;

    public TakenMessage(QueueClient queue, QueueMessage message, StorageCalls calls, TimeProvider time, TimeSpan hidden, ILogger log)
    {
        _queue = queue;
        _calls = calls;
        _time = time;
        _hidden = hidden;
        _log = log;
        Id = message.MessageId;
        Text = message.Body.ToString();
        Tries = message.DequeueCount;
        InsertedOn = message.InsertedOn;
        Receipt = message.PopReceipt;
        _renewal = RenewAsync();
    }

    public string Id { get; }

    /// <summary>As it lies in the queue.</summary>
    public string Text { get; }

    public long Tries { get; }

    public DateTimeOffset? InsertedOn { get; }

    /// <summary>The newest one; final once the renewal has ended.</summary>
    public string Receipt { get; private set; }

    /// <summary>Ends the renewal. An update that is under way ends first, because it gives a new receipt.</summary>
    public async Task EndRenewalAsync()
    {
        await _end.CancelAsync();
        await _renewal;
    }

    /// <summary>Removes it from the queue. If it was not ours any more, whoever has it finds its work done.</summary>
    public Task DeleteAsync(CancellationToken cancellationToken) => _calls.RunAsync(
        async () =>
        {
            try
            {
                await _queue.DeleteMessageAsync(Id, Receipt, cancellationToken);
            }
            catch (RequestFailedException exception) when (IsLost(exception))
            {
                _log.LogWarning("Message {Id} of queue {Queue} was not this process's any more when its work ended; it may come again and is then found done.", Id, _queue.Name);
            }
        },
        cancellationToken);

    public void Dispose() => _end.Dispose();

    private static bool IsLost(RequestFailedException exception) =>
        exception.ErrorCode == QueueErrorCode.PopReceiptMismatch || exception.ErrorCode == QueueErrorCode.MessageNotFound || exception.ErrorCode == QueueErrorCode.QueueNotFound;

    private async Task RenewAsync()
    {
        var wait = _hidden / 2;
        while (await WaitAsync(wait))
        {
            try
            {
                var update = await _calls.RunAsync(() => HideAgainAsync(), CancellationToken.None);
                if (update is null)
                {
                    return;
                }

                Receipt = update.PopReceipt;
                wait = _hidden / 2;
            }
            catch (StorageUnavailableException exception)
            {
                _log.LogWarning("Message {Id} could not be kept hidden, next try soon: {Error}", Id, exception.Message);
                wait = _hidden / 10;
            }
        }
    }

    private async Task<UpdateReceipt?> HideAgainAsync()
    {
        try
        {
            return await _queue.UpdateMessageAsync(Id, Receipt, visibilityTimeout: _hidden);
        }
        catch (RequestFailedException exception) when (IsLost(exception))
        {
            _log.LogWarning("Message {Id} of queue {Queue} is not this process's any more: it was hidden for {Seconds} s without renewal. Another worker may run it too.", Id, _queue.Name, _hidden.TotalSeconds.ToString("0", CultureInfo.InvariantCulture));
            return null;
        }
    }

    private async Task<bool> WaitAsync(TimeSpan wait)
    {
        try
        {
            await Task.Delay(wait, _time, _end.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
