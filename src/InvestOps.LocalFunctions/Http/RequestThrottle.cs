using System.Threading.RateLimiting;
using InvestOps.LocalFunctions.Settings;

namespace InvestOps.LocalFunctions.Http;

/// <summary>How many HTTP functions may run, and how many requests may wait for that.</summary>
internal sealed class RequestThrottle : IDisposable
{
    private readonly ConcurrencyLimiter _limiter;

    public RequestThrottle(HttpSettings settings)
    {
        var outstanding = Limit(settings.MaxOutstandingRequests);
        var concurrent = Math.Min(Limit(settings.MaxConcurrentRequests), outstanding);
        _limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = concurrent,
            QueueLimit = outstanding - concurrent,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
    }

    /// <summary>Waits for a place among those that run.</summary>
    /// <returns>To be disposed at the end; null when too many wait already.</returns>
    public async Task<IDisposable?> EnterAsync(CancellationToken cancellationToken)
    {
        var lease = await _limiter.AcquireAsync(1, cancellationToken);
        if (lease.IsAcquired)
        {
            return lease;
        }

        lease.Dispose();
        return null;
    }

    public void Dispose() => _limiter.Dispose();

    private static int Limit(int setting) => setting <= 0 ? int.MaxValue : setting;
}
