using InvestOps.Domain.Market;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Tuning;

/// <summary>
/// Takes shards from the queue. A shard that is stored is not run again, so a message that comes twice, or that a dead worker left
/// half done, does no harm. Whoever stores the last one asks for the gathering, which any worker may do, and may do twice.
/// </summary>
public sealed class TuningWorker(TuningQueue queue, TuningRequests requests, TrialBook book, TuningRunner runner, MarketStore market, IAssetStore store) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);

    // Shards of one tuning come one after the other: its panel is loaded once.
    private (SettledTuning Settled, TuningWork Work)? _opened;

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
            var reason = item.Refusal ?? await WorkOrReturnAsync(item, cancellationToken);
            failed += reason is null ? 0 : 1;
            await (reason is null ? queue.Queue.CompleteAsync(item, CancellationToken.None) : queue.Queue.FailAsync(item, reason, CancellationToken.None));
            ended(item.Id, reason);
        }

        return (taken, failed);
    }

    /// <summary>Runs one message that a host took from the queue and removes when this returns.</summary>
    /// <exception cref="Exception">Anything that another try may mend; the host keeps the message.</exception>
    public async Task RunAsync(string id, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var item = new WorkItem(id, body, Receipt: "");
        if (await WorkAsync(item, cancellationToken) is { } reason)
        {
            await queue.Queue.RejectAsync(item, reason, CancellationToken.None);
        }
    }

    private async Task<string?> WorkOrReturnAsync(WorkItem item, CancellationToken cancellationToken)
    {
        try
        {
            return await WorkAsync(item, cancellationToken);
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
            await HandleAsync(ShardMessage.Read(item.Body.Span), cancellationToken);
            return null;
        }
        catch (Exception exception) when (exception is InvalidRequestException or ConfigurationException or StrategyNotFoundException or MarketDataException)
        {
            return exception.Message;
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task HandleAsync(ShardMessage message, CancellationToken cancellationToken)
    {
        var (settled, work) = await OpenAsync(message.Tuning, cancellationToken);
        if (message.Shard is not { } number)
        {
            await runner.RunAsync(settled, Environment.ProcessorCount, progress: null, cancellationToken);
            return;
        }

        var shards = TuningCoordinator.ShardsOf(settled);
        if (number >= shards.Count)
        {
            throw new InvalidRequestException([$"The tuning {message.Tuning} has no shard {number}."]);
        }

        if (await book.ReadAsync(settled.Plan, shards[number], cancellationToken) is null)
        {
            var (batch, fingerprints) = work.Run(shards[number], cancellationToken.ThrowIfCancellationRequested);
            await book.WriteAsync(settled.Plan, shards[number], batch, fingerprints, cancellationToken);
        }

        if ((await store.ListAsync(AssetCatalog.Reports, $"tuning/{settled.Plan.Id}/shards/", cancellationToken)).Count >= shards.Count)
        {
            var gather = new ShardMessage { Tuning = settled.Plan.Id };
            await queue.Queue.SendAsync(gather.Name, gather.ToJson(), cancellationToken);
        }
    }

    private async Task<(SettledTuning Settled, TuningWork Work)> OpenAsync(string id, CancellationToken cancellationToken)
    {
        if (_opened is { } opened && opened.Settled.Plan.Id == id)
        {
            return opened;
        }

        var plan = await store.ReadJsonAsync<TuningPlan>(AssetCatalog.Tuning(id, "plan.json"), cancellationToken)
            ?? throw new InvalidRequestException([$"There is no tuning {id}."]);
        var settled = await requests.OpenAsync(plan, cancellationToken);
        var panel = await TuningPanel.LoadAsync(market, settled, cancellationToken);
        _opened = (settled, new TuningWork(settled, panel));
        return _opened.Value;
    }
}
