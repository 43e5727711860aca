using System.Globalization;
using InvestOps.Domain.Backtesting;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Backtesting;

/// <summary>Runs one settled backtest and publishes its report. The same request on the same inputs is one report.</summary>
public sealed class BacktestStage(MarketStore market, BacktestPublisher publisher, IAssetStore store)
{
    public async Task<StageOutcome> RunAsync(SettledBacktest settled, StageRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settled);
        ArgumentNullException.ThrowIfNull(run);
        var id = settled.Request.Id;
        run.Subject = id;
        await settled.RequireOwnIdAsync(store, cancellationToken);
        run.Inputs = publisher.InputsOf(settled);
        if (await AssetManifest.IsCurrentAsync(store, AssetCatalog.BacktestManifest(id), run.Inputs, cancellationToken)
            && await store.ReadJsonAsync<BacktestDocument>(AssetCatalog.Backtest(id, "result.json"), cancellationToken) is { } earlier)
        {
            return new StageOutcome.AlreadyDone { Details = Describe(id, earlier) };
        }

        await run.BeginAsync(cancellationToken);
        var panel = await BacktestPanel.LoadAsync(market, settled.Market, settled.Request, [settled.Strategy], also: [], Environment.ProcessorCount, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        var result = Backtest.Run(settled.Request, settled.Strategy, panel, share =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            run.Report(share);
        });
        var document = await publisher.PublishAsync(settled, panel, result, cancellationToken);
        return new StageOutcome.Completed { Details = Describe(id, document) };
    }

    private static string Describe(string id, BacktestDocument document) =>
        string.Create(CultureInfo.InvariantCulture, $"{id}: final equity {document.FinalEquity:N0} won, {document.Trades:N0} trades");
}
