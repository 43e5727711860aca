using InvestOps.Domain.Market;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Tuning;

/// <summary>Takes messages from the queue of tunings: shards, and the gathering of what all of them came to, which any worker may do, and may do twice.</summary>
public sealed class TuningWorker(TuningQueue queue, OpenTunings tunings, TuningStage stage, ShardStage shards, StageRunner runner, TuningThreads threads) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);

    public void Dispose() => _one.Dispose();

    /// <summary>Runs what waits.</summary>
    /// <param name="ended">Called after each message with its name, and the reason if it failed.</param>
    /// <returns>How many messages were taken, and how many of them failed.</returns>
    public async Task<(int Taken, int Failed)> DrainAsync(Action<string, string?> ended, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ended);
        var (taken, failed) = (0, 0);
        while (await queue.Queue.ReceiveAsync(cancellationToken) is { } item)
        {
            taken++;
            var reason = await WorkOrReturnAsync(item, cancellationToken);
            failed += reason is null ? 0 : 1;
            await (reason is null ? queue.Queue.CompleteAsync(item, CancellationToken.None) : queue.Queue.FailAsync(item, reason, CancellationToken.None));
            ended(item.Id, reason);
        }

        return (taken, failed);
    }

    /// <summary>Runs one message that a host took from the queue and removes when this returns. One that can never be run is put among the failed ones.</summary>
    /// <exception cref="Exception">Anything that another try may mend; the host keeps the message.</exception>
    public async Task RunAsync(string id, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var item = new WorkItem(id, body, Receipt: "");
        if (await WorkAsync(item, cancellationToken) is { } reason)
        {
            await queue.Queue.RejectAsync(item, reason, CancellationToken.None);
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
            await queue.Queue.ReturnAsync(item, CancellationToken.None);
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
            settled = await tunings.SettleAsync(message.Tuning, cancellationToken);
        }
        catch (Exception exception) when (IsFinal(exception))
        {
            return await RefuseAsync(name, exception.Message, cancellationToken);
        }

        try
        {
            await runner.RunAsync(
                new RunKey(StageName.Tune, settled.Plan.To),
                (run, token) => message.Shard is { } shard
                    ? shards.RunAsync(settled, shard, run, threads.Count, token)
                    : stage.RunAsync(settled, run, threads.Count, progress: null, token),
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
        await runner.RefuseAsync(StageName.Tune, name, reason, cancellationToken);
        return reason;
    }

    private static bool IsFinal(Exception exception) =>
        exception is InvalidRequestException or ConfigurationException or StrategyNotFoundException or MarketDataException;
}
