namespace InvestOps.Functions.Http.Dashboard;

/// <summary>Lets nobody try keys one after the other: after a few wrong ones a caller, and after many all callers, wait until some minutes have passed since the first.</summary>
internal sealed class SignInThrottle(TimeProvider time)
{
    public const int MostOfOneCaller = 5;
    public const int MostOfAll = 50;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    // Never longer than what all may try in one window.
    private readonly List<(string Caller, DateTimeOffset Moment)> _tries = [];
    private readonly Lock _lock = new();

    /// <summary>Counts a try, before anybody knows how it ends: many at once are no way around.</summary>
    /// <returns>How long the caller has to wait; null when it may try.</returns>
    public TimeSpan? Enter(string caller)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            _tries.RemoveAll(tried => tried.Moment + Window <= now);
            var own = _tries.Where(tried => tried.Caller == caller).ToList();
            var full = _tries.Count >= MostOfAll ? _tries : own.Count >= MostOfOneCaller ? own : null;
            if (full is not null)
            {
                return full.Min(tried => tried.Moment) + Window - now;
            }

            _tries.Add((caller, now));
            return null;
        }
    }

    /// <summary>The key was right: what the caller tried before does not count any more.</summary>
    public void Passed(string caller)
    {
        lock (_lock)
        {
            _tries.RemoveAll(tried => tried.Caller == caller);
        }
    }
}
