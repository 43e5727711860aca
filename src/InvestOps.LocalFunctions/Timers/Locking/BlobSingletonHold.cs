using Azure;
using Azure.Storage.Blobs.Specialized;
using InvestOps.LocalFunctions.Storage;
using Microsoft.Extensions.Logging;

namespace InvestOps.LocalFunctions.Timers.Locking;

/// <summary>Renews a lease in the background. It counts as lost when storage says so, and when it may have run out.</summary>
internal sealed class BlobSingletonHold : ISingletonHold
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly string _name;
    private readonly BlobLeaseClient _lease;
    private readonly TimeSpan _period;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _released = new();
    private readonly Task _renewing;
    private long _renewedAt;

    /// <param name="askedAt">The timestamp just before the lease was asked for: it lasts from then at least.</param>
    public BlobSingletonHold(string name, BlobLeaseClient lease, long askedAt, TimeSpan period, TimeProvider time, ILogger log)
    {
        _name = name;
        _lease = lease;
        _renewedAt = askedAt;
        _period = period;
        _time = time;
        _log = log;
        _renewing = Task.Run(RenewAsync);
    }

    public CancellationToken Lost => _lost.Token;

    private TimeSpan Left => _period - _time.GetElapsedTime(_renewedAt);

    public async ValueTask DisposeAsync()
    {
        await _released.CancelAsync();
        await _renewing;
        if (!_lost.IsCancellationRequested)
        {
            await GiveBackAsync();
        }

        _released.Dispose();
        _lost.Dispose();
    }

    private async Task RenewAsync()
    {
        var pause = _period / 3;
        while (await WaitAsync(pause))
        {
            var left = Left;
            if (left <= TimeSpan.Zero)
            {
                await LoseAsync("it could not be renewed in time");
                return;
            }

            using var limit = new CancellationTokenSource(left, _time);
            var failure = await TryRenewAsync(limit.Token);
            if (failure is RequestFailedException { Status: 404 or 409 or 412 })
            {
                await LoseAsync(StorageFailure.Summary(failure));
                return;
            }

            pause = failure is null ? _period / 3 : Pause;
        }
    }

    // False when the lock is given back.
    private async Task<bool> WaitAsync(TimeSpan pause)
    {
        var wait = Left < pause ? Left : pause;
        var delay = Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, _time, _released.Token);
        await delay.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !delay.IsCanceled;
    }

    private async Task<Exception?> TryRenewAsync(CancellationToken cancellationToken)
    {
        var asked = _time.GetTimestamp();
        try
        {
            await _lease.RenewAsync(cancellationToken: cancellationToken);
            _renewedAt = asked;
            return null;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException) // an unreadable answer is an outage too: a lock that nobody renews must not seem held
        {
            _log.LockNotRenewed(_name, StorageFailure.Summary(failure));
            return failure;
        }
    }

    private async Task LoseAsync(string reason)
    {
        _log.LockLost(_name, reason);
        await _lost.CancelAsync();
    }

    private async Task GiveBackAsync()
    {
        using var limit = new CancellationTokenSource(_period, _time);
        try
        {
            await _lease.ReleaseAsync(cancellationToken: limit.Token);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            _log.LockNotReleased(_name, StorageFailure.Summary(failure)); // it runs out by itself
        }
    }
}
