using System.Collections.Concurrent;

namespace InvestOps.LocalFunctions.Listening;

/// <summary>Runs functions by hand, each at most once at a time, and remembers the last runs of this process.</summary>
/// <param name="functions">By name.</param>
/// <param name="hostStops">Signalled when the host stops.</param>
public sealed class ManualRuns(IReadOnlyDictionary<string, IManuallyRun> functions, TimeProvider time, CancellationToken hostStops)
{
    private const int Remembered = 200;
    private readonly ConcurrentDictionary<string, ManualRun> _runs = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();
    private readonly Lock _starting = new();

    /// <param name="run">Null unless the run was accepted.</param>
    public ManualRunState TryStart(string function, string? input, out ManualRun? run)
    {
        run = null;
        if (!functions.TryGetValue(function, out var target))
        {
            return ManualRunState.Unknown;
        }

        lock (_starting)
        {
            if (target.IsRunning || _runs.Values.Any(other => other.Function.Equals(function, StringComparison.OrdinalIgnoreCase) && !other.Completion.IsCompleted))
            {
                return ManualRunState.Busy;
            }

            var now = time.GetUtcNow();
            run = new ManualRun(Guid.CreateVersion7(now).ToString("N"), function, now, target.RunByHandAsync(input, hostStops));
            Remember(run);
        }

        return ManualRunState.Accepted;
    }

    /// <returns>Null when this process knows no such run, or has forgotten it.</returns>
    public ManualRun? Find(string id) => _runs.GetValueOrDefault(id);

    /// <summary>Waits for every run that has not ended.</summary>
    public Task EndAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_runs.Values.Select(run => run.Completion)).WaitAsync(cancellationToken);

    private void Remember(ManualRun run)
    {
        _runs[run.Id] = run;
        _order.Enqueue(run.Id);

        // What still runs is kept: nobody else knows of it.
        for (var count = _order.Count; count > Remembered && _order.TryDequeue(out var oldest); count--)
        {
            if (_runs.TryGetValue(oldest, out var old) && !old.Completion.IsCompleted)
            {
                _order.Enqueue(oldest);
            }
            else
            {
                _runs.TryRemove(oldest, out _);
            }
        }
    }
}
