using InvestOps.LocalFunctions.Listening;
using InvestOps.LocalFunctions.Storage;
using Microsoft.Extensions.Logging;

namespace InvestOps.LocalFunctions.Queues;

/// <summary>Keeps a message hidden while its function runs.</summary>
internal sealed class MessageLease : IDisposable
{
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(1);
    private readonly IMessageQueue _queue;
    private readonly HeldMessage _held;
    private readonly TimeSpan _hidden;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _renewal;

    public MessageLease(IMessageQueue queue, HeldMessage held, TimeSpan hidden, TimeProvider time, ILogger log)
    {
        _queue = queue;
        _held = held;
        _hidden = hidden;
        _time = time;
        _log = log;
        _renewal = RenewAsync();
    }

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
        var lost = "";
        while (await WaitAsync(wait))
        {
            wait = _hidden / 2;
            var receipt = _held.Receipt;
            if (receipt == lost)
            {
                continue; // until this host gets it again, if another does not
            }

            try
            {
                lost = await TryRenewAsync(receipt) ? "" : receipt;
            }
            catch (Exception exception) when (exception is not OutOfMemoryException) // an unreadable answer is an outage too
            {
                _log.Warn($"message {_held.Message.MessageId} of {_queue.Name} could not be kept hidden, tried again soon: {StorageFailure.Summary(exception)}");
                wait = Backoff.Shorter(_hidden / 10, LongestRetry);
            }
        }
    }

    private async Task<bool> TryRenewAsync(string receipt)
    {
        if (await _queue.HideAsync(_held.Message.MessageId, receipt, _hidden, CancellationToken.None) is { } newer)
        {
            _held.Renewed(receipt, newer);
            return true;
        }

        if (_held.Receipt == receipt)
        {
            _log.Warn($"message {_held.Message.MessageId} of {_queue.Name} is not this host's any more, or an answer of storage was lost; the function goes on, and another host may run it too");
        }

        return _held.Receipt != receipt;
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
