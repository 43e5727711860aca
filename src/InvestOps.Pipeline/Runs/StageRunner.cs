using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Notifications;
using InvestOps.Pipeline.Secrets;
using InvestOps.Pipeline.Watching;
using Microsoft.Extensions.Logging;

namespace InvestOps.Pipeline.Runs;

/// <summary>Runs a stage: the one place that keeps the ledger, sends the next messages, logs, and lets failures through.</summary>
public sealed class StageRunner(RunLedger ledger, RequestBook requests, StageNews news, StorageCanary canary, TimeProvider time, ILogger<StageRunner> log)
{
    /// <param name="take">Takes what the run needs for itself, and lets go of it after the ledger has the end; null where it needs nothing.</param>
    /// <exception cref="Exception">Whatever the stage threw, after the log has it and the ledger too where that can be written.</exception>
    public async Task<StageReport> RunAsync(
        RunKey key,
        Func<StageRun, CancellationToken, Task<StageOutcome>> stage,
        CancellationToken cancellationToken,
        IProgress<double>? progress = null,
        Func<CancellationToken, Task<(WorkLock? Taken, string? Holder)>>? take = null)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(stage);
        await RequireKnownStorageAsync(key, cancellationToken); // before the lock, which lies in that storage
        if (take is null)
        {
            return await RunKnownAsync(key, stage, cancellationToken, progress);
        }

        var (taken, holder) = await take(cancellationToken);
        if (taken is null)
        {
            return await RunKnownAsync(key, (_, _) => Task.FromResult<StageOutcome>(new StageOutcome.NotReady { Details = $"{holder}; it is left to that, try again later" }), cancellationToken, progress);
        }

        await using (taken)
        {
            return await RunKnownAsync(key, stage, cancellationToken, progress);
        }
    }

    private async Task<StageReport> RunKnownAsync(RunKey key, Func<StageRun, CancellationToken, Task<StageOutcome>> stage, CancellationToken cancellationToken, IProgress<double>? progress)
    {
        var run = new StageRun(key, ledger, progress);
        run.Logged = RunLogLines.Begin();
        using var scope = log.BeginScope(new RunScope(run));
        var started = time.GetTimestamp();
        try
        {
            var outcome = await stage(run, cancellationToken);
            await SendAsync(outcome, cancellationToken);
            await CloseAsync(run, outcome, cancellationToken);
            var elapsed = time.GetElapsedTime(started);
            // The sender looks every minute; that there was nothing to send is no news.
            if (key.Stage != StageName.Notify || run.Record is not null)
            {
                log.StageEnded(key.Stage, key.Date, outcome.GetType().Name, outcome.Details, elapsed);
            }

            await news.EndedAsync(key, run.Subject, outcome);
            return new StageReport { Key = key, Outcome = outcome, Elapsed = elapsed };
        }
        catch (OperationCanceledException)
        {
            await TryRecordAsync(run, EndAsync(run, RunState.Cancelled, details: null, "Cancelled."), started);
            throw;
        }
        catch (Exception exception)
        {
            var error = SecretMask.Mask(exception.Message);
            log.StageFailed(key.Stage, key.Date, error, time.GetElapsedTime(started));
            await TryRecordAsync(run, FailAsync(run, error), started);
            await news.FailedAsync(key, run.Subject, error);
            throw;
        }
    }

    /// <summary>Records work that was asked for and cannot be done: in the ledger of today, and in the log.</summary>
    public async Task RefuseAsync(StageName stage, string subject, string reason, CancellationToken cancellationToken)
    {
        var key = new RunKey(stage, KoreaTime.DateAt(time.GetUtcNow()));
        cancellationToken.ThrowIfCancellationRequested();
        await ledger.RefuseAsync(key, subject, SecretMask.Mask(reason));
        log.StageFailed(stage, key.Date, $"{subject}: {reason}", TimeSpan.Zero);
        await news.FailedAsync(key, subject, SecretMask.Mask(reason));
    }

    /// <summary>
    /// Stops a run before it writes anything, where the storage is not the known one. Neither the ledger nor the outbox has a word of it: they
    /// would lie in that storage too. The watchdog tells people, so its messages still go out.
    /// </summary>
    /// <exception cref="UnknownStorageException">The storage's mark is gone, or another one; the log has it.</exception>
    private async Task RequireKnownStorageAsync(RunKey key, CancellationToken cancellationToken)
    {
        try
        {
            await (key.Stage == StageName.Notify ? Task.CompletedTask : canary.RequireKnownAsync(cancellationToken));
        }
        catch (UnknownStorageException exception)
        {
            log.StageFailed(key.Stage, key.Date, exception.Message, TimeSpan.Zero);
            throw;
        }
    }

    private async Task SendAsync(StageOutcome outcome, CancellationToken cancellationToken)
    {
        foreach (var message in outcome.Next)
        {
            await (outcome is StageOutcome.AlreadyDone ? requests.AskAgainAsync(message, cancellationToken) : requests.AskAsync(message, cancellationToken));
        }
    }

    // A run that a dead process left open is closed also where nothing is left to do.
    private Task CloseAsync(StageRun run, StageOutcome outcome, CancellationToken cancellationToken) =>
        run.Record is null ? ledger.MarkLostAsync(run.Key, run.Subject, cancellationToken) : EndAsync(run, RunState.Completed, outcome.Details, error: null);

    // A failure before the work began is one too.
    private async Task FailAsync(StageRun run, string error)
    {
        await run.BeginAsync(CancellationToken.None);
        await EndAsync(run, RunState.Failed, details: null, error);
    }

    // What stopped the stage may keep the ledger from being written as well (a full disk), and must not be hidden by that.
    private async Task TryRecordAsync(StageRun run, Task recording, long started)
    {
        await recording.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (recording.Exception is { } unwritten)
        {
            log.StageFailed(run.Key.Stage, run.Key.Date, $"The run ledger could not be written: {unwritten.InnerException?.Message}", time.GetElapsedTime(started));
        }
    }

    private async Task EndAsync(StageRun run, RunState state, string? details, string? error)
    {
        if (run.Record is { } record)
        {
            await ledger.EndAsync(record, state, details, error, run.Logged);
        }
    }
}
