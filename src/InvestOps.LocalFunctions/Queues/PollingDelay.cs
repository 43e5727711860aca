using InvestOps.LocalFunctions.Listening;

namespace InvestOps.LocalFunctions.Queues;

/// <summary>
/// The pauses between looks at an empty queue: 100 ms at first, then 100 ms more than twice as much each time, a fifth more
/// or less so that many listeners do not step in time, up to the longest.
/// </summary>
internal sealed class PollingDelay(TimeSpan longest, Random random)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);
    private int _count;

    public TimeSpan Next()
    {
        if (_count == 0)
        {
            _count = 1;
            return Backoff.Shorter(Shortest, longest);
        }

        return Backoff.Spread(Shortest, _count++ - 1, random.NextDouble(), longest);
    }

    /// <summary>Something was found: the next pause is the shortest.</summary>
    public void Reset() => _count = 0;
}
