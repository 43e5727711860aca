using InvestOps.Domain.Market;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Watching;

namespace InvestOps.Pipeline.Backtesting;

/// <summary>Takes backtests from the queue, one at a time, until none waits. A request that cannot be run ends in <c>failed</c> with its reason.</summary>
public sealed class BacktestWorker(IWorkQueue queue, BacktestRequests requests, RequestBook book, BacktestStage stage, StageRunner runner, StorageCanary canary)
{
    /// <summary>Runs what waits.</summary>
    /// <param name="ended">Called after each message with its name and what came of it: a report, or the reason of failure.</param>
    /// <returns>How many messages were taken, and how many of them failed.</returns>
    public async Task<(int Taken, int Failed)> DrainAsync(Action<string, StageReport?, string?> ended, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ended);
        await canary.RequireKnownAsync(cancellationToken);
        var (taken, failed) = (0, 0);
        while (await queue.ReceiveAsync(cancellationToken) is { } item)
        {
            taken++;
            var (report, reason) = await WorkOrReturnAsync(item, cancellationToken);
            if (reason is not null)
            {
                failed++;
                await queue.FailAsync(item, reason, CancellationToken.None);
            }
            else
            {
                await queue.CompleteAsync(item, CancellationToken.None);
            }

            ended(item.Id, report, reason);
        }

        return (taken, failed);
    }

    /// <summary>Runs one message that a host took from the queue and removes when this returns. A request that cannot be run is put among the failed ones.</summary>
    /// <exception cref="Exception">Anything that another try may mend; the host keeps the message.</exception>
    public async Task RunAsync(string id, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        // In a storage that came up empty every request would look wrong, and end among the failed ones for good.
        await canary.RequireKnownAsync(cancellationToken);
        var item = new WorkItem(id, body, Receipt: "");
        if (await WorkAsync(item, cancellationToken) is { Reason: { } reason })
        {
            await queue.RejectAsync(item, reason, CancellationToken.None);
        }
    }

    // A stop from outside is no death of the worker and counts as no attempt.
    private async Task<(StageReport? Report, string? Reason)> WorkOrReturnAsync(WorkItem item, CancellationToken cancellationToken)
    {
        try
        {
            return item.Refusal is { } refusal ? await RefuseAsync(item, refusal, cancellationToken) : await WorkAsync(item, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await queue.ReturnAsync(item, CancellationToken.None);
            throw;
        }
    }

    // What is wrong with the request itself fails for good; anything else (a full disk, a lost share) stays an exception,
    // and the message stays taken until this process ends and the next one finds it again.
    private async Task<(StageReport? Report, string? Reason)> WorkAsync(WorkItem item, CancellationToken cancellationToken)
    {
        BacktestMessage? message = null;
        SettledBacktest settled;
        try
        {
            message = BacktestMessage.Read(item.Body.Span);
            settled = await requests.SettleAsync(message, cancellationToken);
        }
        catch (Exception exception) when (IsFinal(exception))
        {
            if (message is not null)
            {
                await book.RefuseAsync(message, exception.Message, cancellationToken);
            }

            return await RefuseAsync(item, exception.Message, cancellationToken);
        }

        try
        {
            var key = new RunKey(StageName.Backtest, settled.Request.To);
            var report = await runner.RunAsync(key, (run, token) => stage.RunAsync(settled, run, token), cancellationToken);
            await book.CloseAsync(settled.Request.Id, cancellationToken);
            return (report, null);
        }
        catch (Exception exception) when (IsFinal(exception))
        {
            await book.RefuseAsync(settled.ToMessage(message), exception.Message, cancellationToken);
            return (null, exception.Message);
        }
    }

    private async Task<(StageReport? Report, string? Reason)> RefuseAsync(WorkItem item, string reason, CancellationToken cancellationToken)
    {
        await runner.RefuseAsync(StageName.Backtest, item.Id, reason, cancellationToken);
        return (null, reason);
    }

    private static bool IsFinal(Exception exception) =>
        exception is InvalidRequestException or ConfigurationException or StrategyNotFoundException or MarketDataException;
}
