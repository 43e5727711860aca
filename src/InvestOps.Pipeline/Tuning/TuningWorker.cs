using InvestOps.Domain.Market;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Watching;

namespace InvestOps.Pipeline.Tuning;

/// <summary>Takes messages from the queue of tunings: shards, and the gathering of what all of them came to, which any worker may do, and may do twice.</summary>
public sealed class TuningWorker : IAsyncDisposable
{
    // The shards of a tuning follow each other at once; whoever tunes again soon finds the panel still there.
    private static readonly TimeSpan LongestIdle = TimeSpan.FromMinutes(2);
    private readonly SemaphoreSlim _one = new(1);
    private readonly ITimer _idle;
    private readonly TuningQueue _queue;
    private readonly OpenTunings _tunings;
    private readonly TuningStage _stage;
    private readonly ShardStage _shards;
    private readonly StageRunner _runner;
    private readonly TuningThreads _threads;
    private readonly StorageCanary _canary;

    public TuningWorker(TuningQueue queue, OpenTunings tunings, TuningStage stage, ShardStage shards, StageRunner runner, TuningThreads threads, StorageCanary canary, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        (_queue, _tunings, _stage, _shards, _runner, _threads, _canary) = (queue, tunings, stage, shards, runner, threads, canary);
        _idle = time.CreateTimer(_ => LetGo(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public async ValueTask DisposeAsync()
    {
        await _idle.DisposeAsync();
        _one.Dispose();
    }

    /// <summary>Runs what waits.</summary>
    /// <param name="ended">Called after each message with its name, and the reason if it failed.</param>
    /// <returns>How many messages were taken, and how many of them failed.</returns>
    public async Task<(int Taken, int Failed)> DrainAsync(Action<string, string?> ended, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ended);
        var (taken, failed) = (0, 0);
        while (await _queue.Queue.ReceiveAsync(cancellationToken) is { } item)
        {
            if (taken++ == 0)
            {
                await RequireKnownOrReturnAsync(item, cancellationToken);
            }

            var reason = await WorkOrReturnAsync(item, cancellationToken);
            failed += reason is null ? 0 : 1;
            await (reason is null ? _queue.Queue.CompleteAsync(item, CancellationToken.None) : _queue.Queue.FailAsync(item, reason, CancellationToken.None));
            ended(item.Id, reason);
        }

        return (taken, failed);
    }

    /// <summary>Runs one message that a host took from the queue and removes when this returns. One that can never be run is put among the failed ones.</summary>
    /// <exception cref="Exception">Anything that another try may mend; the host keeps the message.</exception>
    public async Task RunAsync(string id, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        // In a storage that came up empty every shard would look wrong, and end among the failed ones for good.
        await _canary.RequireKnownAsync(cancellationToken);
        var item = new WorkItem(id, body, Receipt: "");
        if (await WorkAsync(item, cancellationToken) is { } reason)
        {
            await _queue.Queue.RejectAsync(item, reason, CancellationToken.None);
        }
    }

    // What a storage that is not the known one holds is left as it lies.
    private async Task RequireKnownOrReturnAsync(WorkItem item, CancellationToken cancellationToken)
    {
        try
        {
            await _canary.RequireKnownAsync(cancellationToken);
        }
        catch (UnknownStorageException)
        {
            await _queue.Queue.ReturnAsync(item, CancellationToken.None);
            throw;
        }
    }

    // A stop from outside is no death of the worker and counts as no attempt.
    private async Task<string?> WorkOrReturnAsync(WorkItem item, CancellationToken cancellationToken)
    {
        try
        {
            return item.Refusal is { } refusal ? await RefuseAsync(item.Id, refusal, cancellationToken) : await WorkAsync(item, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await _queue.Queue.ReturnAsync(item, CancellationToken.None);
            throw;
        }
    }

    private async Task<string?> WorkAsync(WorkItem item, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            return await WorkAloneAsync(item, cancellationToken);
        }
        finally
        {
            _idle.Change(LongestIdle, Timeout.InfiniteTimeSpan);
            _one.Release();
        }
    }

    // Not while something runs: its end sets the time anew.
    private void LetGo()
    {
        if (_one.Wait(TimeSpan.Zero))
        {
            _tunings.CloseIdle();
            _one.Release();
        }
    }

    private async Task<string?> WorkAloneAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var name = item.Id;
        ShardMessage message;
        SettledTuning settled;
        try
        {
            message = ShardMessage.Read(item.Body.Span);
            name = message.Tuning; // one notice for all shards that this machine cannot run
            settled = await _tunings.SettleAsync(message.Tuning, cancellationToken);
        }
        catch (Exception exception) when (IsFinal(exception))
        {
            await _canary.RequireKnownAsync(cancellationToken);
            return await RefuseAsync(name, exception.Message, cancellationToken);
        }

        try
        {
            await _runner.RunAsync(
                new RunKey(StageName.Tune, settled.Plan.To),
                (run, token) => message.Shard is { } shard
                    ? _shards.RunAsync(settled, shard, run, _threads.Count, token)
                    : _stage.RunAsync(settled, run, _threads.Count, progress: null, token),
                cancellationToken);
            return null;
        }
        catch (Exception exception) when (IsFinal(exception))
        {
            return exception.Message;
        }
    }

    private async Task<string> RefuseAsync(string name, string reason, CancellationToken cancellationToken)
    {
        await _runner.RefuseAsync(StageName.Tune, name, reason, cancellationToken);
        return reason;
    }

    private static bool IsFinal(Exception exception) =>
        exception is InvalidRequestException or ConfigurationException or StrategyNotFoundException or MarketDataException;
}
