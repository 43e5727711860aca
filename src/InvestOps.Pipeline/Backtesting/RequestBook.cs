using System.Globalization;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Watching;
using Microsoft.Extensions.Logging;

namespace InvestOps.Pipeline.Backtesting;

/// <summary>
/// The backtests that were asked for. A queue can lose what it has accepted and bring back what it has given out; the book is
/// written first, so that a lost request is queued again, and one that has its report is not run twice.
/// </summary>
public sealed class RequestBook(IAssetStore store, IWorkQueue queue, RunLedger ledger, OwnBook own, StorageCanary canary, ILogger<RequestBook> log)
{
    /// <summary>What gets lost more often than this takes its worker with it, or is moved away by someone.</summary>
    private const int MostRecoveries = 3;

    /// <inheritdoc cref="AskAsync(BacktestMessage, CancellationToken)"/>
    /// <param name="settled">What is asked for.</param>
    /// <param name="asked">Who asks, and why.</param>
    /// <exception cref="InvalidRequestException">The id that the asker chose belongs to another backtest.</exception>
    public async Task<bool> AskAsync(SettledBacktest settled, BacktestMessage asked, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settled);
        await settled.RequireOwnIdAsync(store, cancellationToken);
        return await AskAsync(settled.ToMessage(asked), cancellationToken);
    }

    /// <summary>Enters a request and queues it. One whose report is there already is only confirmed.</summary>
    /// <param name="message">A settled request: it has its id.</param>
    /// <returns>False when its report is there, or it is queued already.</returns>
    /// <exception cref="InvalidRequestException">The request is larger than the queue may hold.</exception>
    public async Task<bool> AskAsync(BacktestMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var id = message.Id ?? throw new ArgumentException("A queued request has an id.", nameof(message));
        var body = message.ToJson();
        if (body.Length > BacktestMessage.MaximumBytes)
        {
            // Before the book has it: what no queue takes would be queued again for ever.
            throw new InvalidRequestException([string.Create(CultureInfo.InvariantCulture, $"The request has {body.Length:N0} bytes as it is queued; at most {BacktestMessage.MaximumBytes:N0} are taken. Shorten its texts.")]);
        }

        await canary.RequireKnownAsync(cancellationToken);
        if (await HasReportAsync(id, cancellationToken))
        {
            return false;
        }

        var path = AssetCatalog.AskedBacktest(id);
        var entry = AssetJson.Write(new AskedBacktest { Message = message });
        if (own.Store is { } mine)
        {
            await mine.WriteAsync(path, entry, cancellationToken);
        }

        if (await store.ReadJsonAsync<AskedBacktest>(path, cancellationToken) is not { Refusal: null })
        {
            await store.WriteAsync(path, entry, cancellationToken);
        }

        return await queue.SendAsync(id, body, cancellationToken);
    }

    /// <summary>
    /// Asks again for what a stage has asked for before. A storage queue takes the same message twice, so that one which waits for its
    /// worker would be there once for every tick: while messages wait or are worked on, this one may be among them. One that was refused
    /// would be refused at every tick: opening it again is a person's choice.
    /// </summary>
    /// <inheritdoc cref="AskAsync(BacktestMessage, CancellationToken)"/>
    public async Task<bool> AskAgainAsync(BacktestMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var id = message.Id ?? throw new ArgumentException("A queued request has an id.", nameof(message));
        return await store.ReadJsonAsync<AskedBacktest>(AssetCatalog.AskedBacktest(id), cancellationToken) switch
        {
            null => await AskAsync(message, cancellationToken),
            { Refusal: not null } => false,
            _ => await queue.CountAsync(cancellationToken) == 0 && await AskAsync(message, cancellationToken),
        };
    }

    /// <summary>The report is published: the request is settled.</summary>
    public Task CloseAsync(string id, CancellationToken cancellationToken) => store.DeleteAsync(AssetCatalog.AskedBacktest(id), cancellationToken);

    /// <summary>The request cannot be run. Asking for it again opens it again. One that has no id yet is in no book.</summary>
    public async Task RefuseAsync(BacktestMessage message, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.Id is { } id)
        {
            await store.WriteAsync(AssetCatalog.AskedBacktest(id), AssetJson.Write(new AskedBacktest { Message = message, Refusal = reason }), cancellationToken);
        }
    }

    /// <summary>A person puts a refused request back into the queue: it waits again, and a refusal is no longer true.</summary>
    public async Task ReopenAsync(BacktestMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.Id is { } id && await store.ReadJsonAsync<AskedBacktest>(AssetCatalog.AskedBacktest(id), cancellationToken) is { Refusal: not null } refused)
        {
            await store.WriteAsync(AssetCatalog.AskedBacktest(id), AssetJson.Write(refused with { Refusal = null, Recoveries = 0 }), cancellationToken);
        }
    }

    /// <summary>
    /// Queues again what was asked for and got lost. Only an empty queue has lost something: while messages wait or are worked
    /// on, the missing one may be among them.
    /// </summary>
    /// <returns>The ids that were queued again.</returns>
    public async Task<IReadOnlyList<string>> RecoverAsync(CancellationToken cancellationToken)
    {
        await RestoreAsync(cancellationToken);
        if (await queue.CountAsync(cancellationToken) > 0)
        {
            return [];
        }

        var lost = new List<string>();
        foreach (var path in await store.ListAsync(AssetCatalog.Reports, AssetCatalog.AskedBacktests, cancellationToken))
        {
            if (await store.ReadJsonAsync<AskedBacktest>(path, cancellationToken) is { Refusal: null, Message.Id: { } id } asked
                && await RecoverAsync(id, asked, cancellationToken))
            {
                lost.Add(id);
                log.QueuedAgain(id);
            }
        }

        return lost;
    }

    /// <summary>Every backtest that was asked for and has no report, in the order of their ids.</summary>
    public async Task<IReadOnlyList<(string Id, BacktestState State, string? Reason)>> OpenAsync(CancellationToken cancellationToken)
    {
        var open = new List<(string, BacktestState, string?)>();
        var running = LookAtRunning();
        foreach (var path in await store.ListAsync(AssetCatalog.Reports, AssetCatalog.AskedBacktests, cancellationToken))
        {
            var id = Path.GetFileNameWithoutExtension(path.Path);
            var (state, reason) = await StateOfAsync(id, running, cancellationToken);
            open.Add((id, state, reason));
        }

        return open;
    }

    /// <summary>What runs now, for the states of several.</summary>
    public RunningBacktests LookAtRunning() => new(ledger);

    /// <returns>The state, with the reason where it failed.</returns>
    public Task<(BacktestState State, string? Reason)> StateOfAsync(string id, CancellationToken cancellationToken) => StateOfAsync(id, LookAtRunning(), cancellationToken);

    /// <inheritdoc cref="StateOfAsync(string, CancellationToken)"/>
    /// <param name="id">The backtest.</param>
    /// <param name="running">See <see cref="LookAtRunning"/>.</param>
    public async Task<(BacktestState State, string? Reason)> StateOfAsync(string id, RunningBacktests running, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(running);
        if (await HasReportAsync(id, cancellationToken))
        {
            return (BacktestState.Completed, null);
        }

        return await store.ReadJsonAsync<AskedBacktest>(AssetCatalog.AskedBacktest(id), cancellationToken) switch
        {
            null => (BacktestState.Unknown, null),
            { Refusal: { } reason } => (BacktestState.Failed, reason),
            { Message.To: { } to } when await running.HasAsync(id, to, cancellationToken) => (BacktestState.Running, null),
            _ => (BacktestState.Queued, null),
        };
    }

    // What this machine asked for and the shared book has forgotten goes back into it; what has come to an end is forgotten here too.
    private async Task RestoreAsync(CancellationToken cancellationToken)
    {
        if (own.Store is not { } mine)
        {
            return;
        }

        foreach (var path in await mine.ListAsync(AssetCatalog.Reports, AssetCatalog.AskedBacktests, cancellationToken))
        {
            var shared = await store.ReadJsonAsync<AskedBacktest>(path, cancellationToken);
            if (await HasReportAsync(Path.GetFileNameWithoutExtension(path.Path), cancellationToken) || shared is { Refusal: not null })
            {
                await mine.DeleteAsync(path, cancellationToken);
            }
            else if (shared is null && await mine.ReadAsync(path, cancellationToken) is { } asked)
            {
                await store.WriteAsync(path, asked, cancellationToken);
            }
        }
    }

    private async Task<bool> RecoverAsync(string id, AskedBacktest asked, CancellationToken cancellationToken)
    {
        if (await HasReportAsync(id, cancellationToken))
        {
            await CloseAsync(id, cancellationToken); // the worker ended between its report and this entry
            return false;
        }

        if (asked.Recoveries == MostRecoveries)
        {
            await RefuseAsync(asked.Message, string.Create(CultureInfo.InvariantCulture, $"The queue lost this request {MostRecoveries} times. Look among the failed messages for it; ask again to have it run again."), cancellationToken);
            return false;
        }

        await store.WriteAsync(AssetCatalog.AskedBacktest(id), AssetJson.Write(asked with { Recoveries = asked.Recoveries + 1 }), cancellationToken);
        return await queue.SendAsync(id, asked.Message.ToJson(), cancellationToken);
    }

    private Task<bool> HasReportAsync(string id, CancellationToken cancellationToken) =>
        store.ExistsAsync(AssetCatalog.BacktestManifest(id), cancellationToken);
}
