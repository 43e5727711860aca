using System.Globalization;
using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Market;
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
        var panel = await LoadPanelAsync(settled, cancellationToken);
        panel.PrepareForBacktests((pieces, work) => Parallel.For(0, pieces, work));
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

    // Signals on the first session need history before it; the panel reaches back as far as the strategy looks.
    private Task<MarketPanel> LoadPanelAsync(SettledBacktest settled, CancellationToken cancellationToken)
    {
        var (request, strategy, stored, _) = settled;
        var calendar = stored.Calendar;
        var position = calendar.IndexOf(calendar.FirstOnOrAfter(request.From)!.Value);
        var first = calendar.Sessions[Math.Max(0, position - strategy.Lookback)];
        var panel = new PanelRequest
        {
            From = first.Date,
            To = request.To,
            Described = stored,
            Columns = [.. Backtest.Columns(strategy).Union(strategy.Columns)],
            Status = strategy.NeedsStatus,
            Indices = true,
        };
        return market.LoadAsync(panel, cancellationToken);
    }
}
