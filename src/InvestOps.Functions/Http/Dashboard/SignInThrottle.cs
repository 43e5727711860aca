namespace InvestOps.Functions.Http.Dashboard;

/// <summary>Lets nobody try keys one after the other: after a few wrong ones a caller, and after many all callers, wait until some minutes have passed since the first.</summary>
internal sealed class SignInThrottle(TimeProvider time)
{
    public const int MostOfOneCaller = 5;
    public const int MostOfAll = 50;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, List<DateTimeOffset>> _failures = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <returns>How long the caller has to wait; null when it may try.</returns>
    public TimeSpan? WaitOf(string caller)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            Forget(now);
            var all = _failures.Values.SelectMany(moments => moments).ToList();
            var full = all.Count >= MostOfAll ? all
                : _failures.TryGetValue(caller, out var own) && own.Count >= MostOfOneCaller ? own
                : null;
            return full is null ? null : full.Min() + Window - now;
        }
    }

    public void Failed(string caller)
    {
        lock (_lock)
        {
            if (!_failures.TryGetValue(caller, out var moments))
            {
                _failures[caller] = moments = [];
            }

            moments.Add(time.GetUtcNow());
        }
    }

    // So it never holds more than the failures of one window, which are counted.
    private void Forget(DateTimeOffset now)
    {
        foreach (var (caller, moments) in _failures.ToList())
        {
            moments.RemoveAll(moment => moment + Window <= now);
            if (moments.Count == 0)
            {
                _failures.Remove(caller);
            }
        }
    }
}
