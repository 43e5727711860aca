using InvestOps.LocalFunctions.Invocation;
using InvestOps.LocalFunctions.Listening;
using InvestOps.LocalFunctions.Storage;
using InvestOps.LocalFunctions.Timers.Locking;
using InvestOps.LocalFunctions.Timers.Status;

namespace InvestOps.LocalFunctions.Timers;

/// <summary>
/// Runs one function on its schedule: takes the timer's lock, catches up what was missed, and then waits and runs, one
/// occurrence after the other. An outage of storage only makes it wait.
/// </summary>
internal sealed class TimerListener(TimerDefinition timer, TimerRun run, TimerEnvironment environment) : IFunctionListener, IManuallyRun, IAsyncDisposable
{
    private const int AnnouncedOccurrences = 5;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private readonly TimerBoard _board = new(timer, environment.RealTime, environment.Time);
    private readonly TimerMemory _memory = new(timer, environment.Statuses, environment.Log);
    private readonly CancellationTokenSource _stopping = new();
    private readonly TimerWait _wait = new(environment.Time);
    private Task _loop = Task.CompletedTask;
    private bool _hasStarted;

    public ListenerStatus Status => _board.Status with { Running = run.IsRunning ? 1 : 0 };

    public bool IsRunning => run.IsRunning;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        environment.Log.Scheduled(timer.Function.Name, timer.Expression, timer.Schedule.Occurrences(environment.Time.GetUtcNow(), AnnouncedOccurrences));
        _board.Show(ListenerState.Waiting);
        _loop = Task.Run(ListenAsync, cancellationToken);
        return Task.CompletedTask;
    }

    public Task WaitForRunsAsync(CancellationToken cancellationToken) => run.WaitForEndAsync(cancellationToken);

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _loop.WaitAsync(cancellationToken);
        _board.Show(ListenerState.Stopped);
    }

    public Task<InvocationResult> RunByHandAsync(string? input, CancellationToken cancellationToken) => run.ByHandAsync(StatusForHandAsync, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _loop;
        _stopping.Dispose();
        run.Dispose();
    }

    private async Task ListenAsync()
    {
        var failures = 0;
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                if (await TryServeAsync())
                {
                    failures = 0;
                }
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                ShowOutage(failure);
                await PauseAsync(Backoff.Doubled(FirstPause, failures++, LongestPause));
            }
        }
    }

    // False when another host has the lock.
    private async Task<bool> TryServeAsync()
    {
        var name = timer.FullName + ".Listener";

        // A drained host keeps the lock that it has. It takes none, since then nobody would fire.
        await environment.Gate.WaitUntilOpenAsync(_stopping.Token);
        await using var hold = await environment.Locks.TryAcquireAsync(name, _stopping.Token);
        if (hold is null)
        {
            await StandByAsync(name);
            return false;
        }

        using var serving = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token, hold.Lost);
        try
        {
            await ServeAsync(hold, serving.Token);
        }
        catch (OperationCanceledException) when (hold.Lost.IsCancellationRequested && !_stopping.IsCancellationRequested)
        {
            _board.Show(ListenerState.Standby, "the timer's lock was lost; it is asked for again.");
        }

        return true;
    }

    private async Task StandByAsync(string name)
    {
        var owner = (await environment.Locks.FindOwnerAsync(name, _stopping.Token))?.ToString() ?? "its owner is not known";
        if (_board.Status.State != ListenerState.Standby)
        {
            environment.Log.Standby(timer.Function.Name, owner);
        }

        _board.Show(ListenerState.Standby, lockedBy: owner);
        await PauseAsync(environment.LockPolling);
    }

    private async Task ServeAsync(ISingletonHold hold, CancellationToken cancellationToken)
    {
        var start = TimerStart.Decide(timer.IsRemembered ? await _memory.LoadAsync(cancellationToken) : null, timer.Schedule, timer.NowBy(environment.Time));
        await NoteStartAsync(start);
        var status = await FirstRunAsync(start, hold, cancellationToken);
        while (true)
        {
            await _wait.UntilAsync(status.Next, () => _memory.SaveUnsavedAsync(environment.RealTime), cancellationToken);
            if (await environment.Gate.WaitUntilOpenAsync(cancellationToken))
            {
                status = await CatchUpAsync(status, hold, cancellationToken);
                continue;
            }

            status = await RunAsync(status, isPastDue: false, "on schedule", hold, cancellationToken);
        }
    }

    private async Task NoteStartAsync(TimerStart start)
    {
        if (_board.Status.State == ListenerState.Unreachable)
        {
            environment.Log.ReachableAgain(timer.Function.Name, _board.Lasted());
        }

        _board.Show(ListenerState.Waiting);
        if (start.HasChanged)
        {
            environment.Log.ScheduleChanged(timer.Function.Name, start.Status.Next);
        }

        if (start.IsNew && timer.IsRemembered)
        {
            await _memory.SaveAsync(start.Status, environment.RealTime);
        }
    }

    private async Task<TimerStatus> FirstRunAsync(TimerStart start, ISingletonHold hold, CancellationToken cancellationToken)
    {
        var isFirst = !_hasStarted;
        _hasStarted = true;
        if (start.IsPastDue)
        {
            return await CatchUpAsync(start.Status, hold, cancellationToken);
        }

        return isFirst && timer.RunsOnStartup
            ? await RunAsync(start.Status, isPastDue: false, "on startup", hold, cancellationToken)
            : start.Status;
    }

    private Task<TimerStatus> CatchUpAsync(TimerStatus status, ISingletonHold hold, CancellationToken cancellationToken)
    {
        environment.Log.CaughtUp(timer.Function.Name, status.Next);
        return RunAsync(status, isPastDue: true, "past due", hold, cancellationToken);
    }

    private async Task<TimerStatus> RunAsync(TimerStatus status, bool isPastDue, string reason, ISingletonHold hold, CancellationToken cancellationToken)
    {
        var began = DateTimeOffset.MinValue;
        var result = await run.ScheduledAsync(timer.IsRemembered ? status : null, isPastDue, reason, Begin, cancellationToken);
        _board.Show(ListenerState.Waiting, result.Error?.Message);

        // What was told to end and did not end well is not done, and neither is what another host may have begun meanwhile.
        if (hold.Lost.IsCancellationRequested || (cancellationToken.IsCancellationRequested && !result.Succeeded))
        {
            environment.Log.Released(timer.Function.Name);
            throw new OperationCanceledException(cancellationToken);
        }

        var done = new TimerStatus { Last = began, Next = timer.Schedule.Next(began) ?? DateTimeOffset.MaxValue, LastUpdated = timer.NowBy(environment.Time) };
        if (timer.IsRemembered)
        {
            await _memory.SaveAsync(done, environment.RealTime);
        }

        return done;

        void Begin()
        {
            _board.Show(ListenerState.Running);
            began = timer.NowBy(environment.Time);
        }
    }

    private async Task<TimerStatus?> StatusForHandAsync()
    {
        try
        {
            return timer.IsRemembered ? await environment.Statuses.ReadAsync(timer.FullName, _stopping.Token) : null;
        }
        catch (Exception failure) when (StorageFailure.Explains(failure))
        {
            environment.Log.StatusUnreadable(timer.Function.Name, StorageFailure.Summary(failure));
            return null;
        }
    }

    private void ShowOutage(Exception failure)
    {
        if (!StorageFailure.Explains(failure))
        {
            environment.Log.ListenerFailed(failure, timer.Function.Name);
        }
        else if (_board.Status.State != ListenerState.Unreachable)
        {
            environment.Log.Unreachable(timer.Function.Name, StorageFailure.Summary(failure));
        }

        _board.Show(ListenerState.Unreachable, StorageFailure.Summary(failure));
    }

    private async Task PauseAsync(TimeSpan pause)
    {
        var waiting = Task.Delay(pause, environment.RealTime, _stopping.Token);
        await waiting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
