using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Backups;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.MarketData.Manifest;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Watching;
using Microsoft.Extensions.Logging;

namespace InvestOps.Pipeline.Status;

/// <summary>Reads how the operation stands out of what is stored; nothing is kept for it.</summary>
public sealed class StatusReader(
    MarketStore market,
    StageReader stages,
    RequestBook book,
    IWorkQueue queue,
    IQueueInspector inspector,
    HostReader hosts,
    ChannelReader channels,
    StateChanges changes,
    Deadlines deadlines,
    HealthRules rules,
    IAssetStore store,
    RunIdentity identity,
    TimeProvider time,
    ILogger<StatusReader> log)
{
    private const int ShownChanges = 5;

    public async Task<OperationStatus> ReadAsync(CancellationToken cancellationToken)
    {
        var stored = await market.DescribeAsync(cancellationToken);
        var waiting = await inspector.ReadAsync(cancellationToken);
        var now = time.GetUtcNow();
        var status = new OperationStatus
        {
            At = now,
            CodeVersion = identity.CodeVersion,
            Machine = identity.Machine,
            NewestSession = stored?.Last?.Date,
            ExpectedSession = stored?.CalendarKind == CalendarKind.Krx ? deadlines.Expected(StageName.Ingest, now)?.Date : null,
            Sessions = stored?.Sessions.Count ?? 0,
            Stages = await stages.ReadAsync(stored, cancellationToken),
            QueuedMessages = waiting.Messages,
            Queue = waiting,
            Backtests = [.. (await book.OpenAsync(cancellationToken)).Select(open => new BacktestStatus(open.Id, open.State, open.Reason))],
            Channels = await channels.ReadAsync(cancellationToken),
            Storage = await hosts.ProbeAsync(cancellationToken),
            Canary = await hosts.CanaryAsync(cancellationToken),
            Disk = hosts.OwnDisk(),
            Hosts = await hosts.ListAsync(cancellationToken),
            LastProvenRestore = (await ProvenRestore.LastAsync(store, cancellationToken))?.ProvenAt,
            Changes = await changes.NewestAsync(ShownChanges, cancellationToken),
        };
        return status with { Concerns = rules.Find(status) };
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
}
