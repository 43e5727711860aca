using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Day;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;
using Microsoft.Extensions.Logging;

namespace InvestOps.Pipeline.Status;

/// <summary>Reads how the operation stands out of what is stored; nothing is kept for it.</summary>
public sealed class StatusReader(
    MarketStore market,
    DueSessions due,
    RunLedger ledger,
    RequestBook book,
    IWorkQueue queue,
    RunIdentity identity,
    TimeProvider time,
    ILogger<StatusReader> log)
{
    public async Task<OperationStatus> ReadAsync(CancellationToken cancellationToken)
    {
        var stored = await market.DescribeAsync(cancellationToken);
        var stages = new List<StageStatus>();
        foreach (var stage in DayRunner.Stages)
        {
            stages.Add(await ReadAsync(stage, stored?.Last, cancellationToken));
        }

        return new OperationStatus
        {
            At = time.GetUtcNow(),
            CodeVersion = identity.CodeVersion,
            Machine = identity.Machine,
            NewestSession = stored?.Last?.Date,
            Sessions = stored?.Sessions.Count ?? 0,
            Stages = stages,
            QueuedMessages = await queue.CountAsync(cancellationToken),
            Backtests = [.. (await book.OpenAsync(cancellationToken)).Select(open => new BacktestStatus(open.Id, open.State, open.Reason))],
        };
    }

    /// <summary>Whether the store and the queue answer.</summary>
    /// <exception cref="OperationCanceledException">The caller has stopped waiting. Storage that does not answer in time ends in one as well, and counts as not reachable.</exception>
    public async Task<bool> IsReachableAsync(CancellationToken cancellationToken)
    {
        try
        {
            await market.DescribeAsync(cancellationToken);
            await queue.CountAsync(cancellationToken);
            return true;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            log.Unreachable(exception.Message);
            return false;
        }
    }

    private async Task<StageStatus> ReadAsync(StageName stage, TradingDate? newest, CancellationToken cancellationToken)
    {
        var owed = await due.OwedAsync(stage, cancellationToken);
        var runs = new List<RunRecord>();
        foreach (var session in newest is { } last ? owed.Append(last) : owed)
        {
            runs.AddRange(await ledger.ListAsync(new RunKey(stage, session.Date), cancellationToken));
        }

        return new StageStatus(stage, [.. owed.Select(session => session.Date)], runs.MaxBy(run => run.StartedAt));
    }
}
