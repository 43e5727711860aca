using InvestOps.LocalFunctions.Listening;
using InvestOps.LocalFunctions.Logging;

namespace InvestOps.LocalFunctions.Queues;

/// <summary>How a queue listener stands, for status pages.</summary>
internal sealed class QueueListenerState(string function, string queue, TimeProvider time)
{
    private readonly Lock _gate = new();
    private bool _listening;
    private DateTimeOffset? _since;
    private DateTimeOffset? _unreachableSince;
    private string? _storageError;
    private string? _lastError;

    public void Started()
    {
        lock (_gate)
        {
            _listening = true;
            _since = time.GetUtcNow();
        }
    }

    public void Stopped()
    {
        lock (_gate)
        {
            _listening = false;
            _since = time.GetUtcNow();
        }
    }

    /// <returns>How long storage was away; null when it was not.</returns>
    public TimeSpan? Reached()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var away = now - _unreachableSince;
            _unreachableSince = null;
            _storageError = null;
            _since = away is null ? _since : now;
            return away;
        }
    }

    /// <returns>Whether this is news.</returns>
    public bool Unreachable(string error)
    {
        lock (_gate)
        {
            var isNew = _unreachableSince is null;
            _unreachableSince ??= time.GetUtcNow();
            _storageError = error;
            return isNew;
        }
    }

    /// <param name="error">Why a message failed; null when it did not.</param>
    public void Ended(string? error)
    {
        lock (_gate)
        {
            _lastError = error is null ? null : Printable.Line(error);
        }
    }

    public ListenerStatus Snapshot(int running, int byHand)
    {
        lock (_gate)
        {
            return new ListenerStatus
            {
                Function = function,
                Trigger = $"queue {queue}",
                State = StateOf(running),
                Since = _unreachableSince ?? _since,
                Running = running + byHand,
                LastError = _storageError ?? _lastError,
            };
        }
    }

    private ListenerState StateOf(int running) => running switch
    {
        _ when !_listening => ListenerState.Stopped,
        _ when _unreachableSince is not null => ListenerState.Unreachable,
        > 0 => ListenerState.Running,
        _ => ListenerState.Waiting,
    };
}
