using System.Globalization;
using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Quality;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Backtesting;

/// <summary>Asks for the backtests that the day's plan wants after a session.</summary>
public sealed class RequestBacktestStage(MarketStore market, BacktestRequests requests, StrategyFiles strategies, DayPlan plan, IAssetStore store)
{
    /// <exception cref="InvestOps.Domain.Market.MarketDataException">The session is held back.</exception>
    public async Task<StageOutcome> RunAsync(TradingDate date, StageRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        var path = AssetCatalog.BacktestRequests(date);
        if (await store.ReadJsonAsync<BacktestMessage[]>(path, cancellationToken) is { } asked)
        {
            return new StageOutcome.AlreadyDone { Details = Describe(asked), Next = await UnfinishedAsync(asked, cancellationToken) };
        }

        var stored = await market.DescribeAsync(cancellationToken);
        if (stored?.IsStored(date) != true)
        {
            HeldBackIssues.RefuseHeldDay(date, await market.ReadJudgementAsync(date, cancellationToken));
            return new StageOutcome.NotReady { Details = $"{date} is not ingested yet; first run: investops ingest --date {date}" };
        }

        await run.BeginAsync(cancellationToken);
        var messages = new List<BacktestMessage>();
        foreach (var planned in plan.Backtests.Where(planned => planned.IsDueAfter(date, stored.Calendar)))
        {
            if (EarliestStart(planned, date, stored) is { } earliest)
            {
                var message = planned.MessageFor(date, earliest);
                messages.Add((await requests.SettleAsync(message, cancellationToken)).ToMessage(message));
            }
        }

        await store.WriteAsync(path, AssetJson.Write(messages.ToArray()), cancellationToken);
        return new StageOutcome.Completed { Details = Describe(messages), Next = await UnfinishedAsync(messages, cancellationToken) };
    }

    // What has been published is not asked for again, though the queue would take it; what is gone or failed is.
    private async Task<IReadOnlyList<BacktestMessage>> UnfinishedAsync(IReadOnlyCollection<BacktestMessage> messages, CancellationToken cancellationToken)
    {
        var unfinished = new List<BacktestMessage>();
        foreach (var message in messages)
        {
            if (message.Id is not { } id || !await store.ExistsAsync(AssetCatalog.BacktestManifest(id), cancellationToken))
            {
                unfinished.Add(message);
            }
        }

        return unfinished;
    }

    // The first session that has the strategy's history before it, with no gap from there on; null when that lies ahead.
    // A market filter is a part of that history: it looks at an index on every session.
    private TradingDate? EarliestStart(PlannedBacktest planned, TradingDate date, MarketDescription stored)
    {
        var strategy = strategies.Load(planned.Strategy);
        var first = date;
        while (stored.Calendar.Previous(first) is { } before && stored.IsStored(before) && (strategy.Filter is null || stored.HasIndicesOn(before)))
        {
            first = before;
        }

        var position = stored.Calendar.IndexOf(first) + strategy.Lookback;
        return position < stored.Calendar.IndexOf(date) ? stored.Calendar.Sessions[position] : null;
    }

    private static string Describe(IReadOnlyCollection<BacktestMessage> messages) => messages.Count switch
    {
        0 => "no backtest is due, or its history is too short",
        1 => $"asked for {messages.First().Id}",
        _ => string.Create(CultureInfo.InvariantCulture, $"asked for {messages.Count} backtests"),
    };
}
