using InvestOps.LocalFunctions.Listening;
using InvestOps.LocalFunctions.Logging;

namespace InvestOps.LocalFunctions.Timers;

/// <summary>Keeps a timer's state for those who look at it while it changes.</summary>
/// <param name="time">Real time.</param>
internal sealed class TimerBoard(TimerDefinition timer, TimeProvider time, TimeProvider scheduleTime)
{
    private const int Shown = 5;
    private readonly Lock _changing = new();
    private ListenerState _state = ListenerState.Stopped;
    private DateTimeOffset? _since;
    private string? _error;
    private string? _lockedBy;

    public ListenerStatus Status
    {
        get
        {
            lock (_changing)
            {
                return new ListenerStatus
                {
                    Function = timer.Function.Name,
                    Trigger = "timer " + timer.Expression,
                    State = _state,
                    Since = _since,
                    LastError = _error,
                    LockedBy = _lockedBy,
                    NextOccurrences = [.. timer.Schedule.Occurrences(scheduleTime.GetUtcNow(), Shown)],
                };
            }
        }
    }

    /// <summary>The time of the first change into a state is kept while it stays.</summary>
    public void Show(ListenerState state, string? error = null, string? lockedBy = null)
    {
        lock (_changing)
        {
            _since = state == _state ? _since : time.GetUtcNow();
            _state = state;
            _error = error is null ? null : Printable.Line(error);
            _lockedBy = lockedBy;
        }
    }

    /// <summary>Since when the state has held.</summary>
    public TimeSpan Lasted()
    {
        lock (_changing)
        {
            return _since is { } since ? time.GetUtcNow() - since : TimeSpan.Zero;
        }
    }
}
