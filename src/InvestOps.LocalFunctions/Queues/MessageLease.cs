using Azure.Storage.Queues.Models;
using InvestOps.LocalFunctions.Storage;
using Microsoft.Extensions.Logging;

namespace InvestOps.LocalFunctions.Queues;

/// <summary>Keeps a message hidden while its function runs, and knows the newest receipt.</summary>
internal sealed class MessageLease : IDisposable
{
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(1);
    private readonly IMessageQueue _queue;
    private readonly QueueMessage _message;
    private readonly TimeSpan _hidden;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _renewal;

    public MessageLease(IMessageQueue queue, QueueMessage message, TimeSpan hidden, TimeProvider time, ILogger log)
    {
        _queue = queue;
        _message = message;
        _hidden = hidden;
        _time = time;
        _log = log;
        Receipt = message.PopReceipt;
        _renewal = RenewAsync();
    }

    /// <summary>The newest receipt; it does not change any more once the lease has ended.</summary>
    public string Receipt { get; private set; }

    /// <summary>Stops hiding. An update that is under way ends first, because it changes the receipt.</summary>
    public async Task EndAsync()
    {
        await _end.CancelAsync();
        await _renewal;
    }

    public void Dispose() => _end.Dispose();

    private async Task RenewAsync()
    {
        var wait = _hidden / 2;
        while (await WaitAsync(wait))
        {
            wait = _hidden / 2;
            try
            {
                if (await _queue.HideAsync(_message.MessageId, Receipt, _hidden, CancellationToken.None) is not { } receipt)
                {
                    _log.Warn($"message {_message.MessageId} of {_queue.Name} is not this host's any more; another may run it too");
                    return;
                }

                Receipt = receipt;
            }
            catch (Exception exception) when (exception is not OutOfMemoryException) // an unreadable answer is an outage too
            {
                _log.Warn($"message {_message.MessageId} of {_queue.Name} could not be kept hidden, tried again soon: {StorageFailure.Summary(exception)}");
                wait = _hidden / 10 < LongestRetry ? _hidden / 10 : LongestRetry;
            }
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
