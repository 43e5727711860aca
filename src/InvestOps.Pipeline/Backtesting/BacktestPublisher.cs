using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ingesting;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Reporting;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Backtesting;

/// <summary>Publishes a backtest's files, the manifest last.</summary>
public sealed class BacktestPublisher(IAssetStore store, ProvisionalSessions provisional, RunIdentity identity, ReportSettings settings)
{
    private readonly BacktestWriter _writer = new(identity.CodeVersion, settings.Language);

    public async Task<BacktestDocument> PublishAsync(SettledBacktest settled, MarketPanel panel, BacktestResult result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settled);
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(result);
        var written = await _writer.WriteAsync(settled, panel, result, await provisional.ListAsync(cancellationToken), cancellationToken);
        await AssetManifest.PublishAsync(store, AssetCatalog.BacktestManifest(result.Request.Id), written.Files, identity.CodeVersion, InputsOf(settled), cancellationToken);
        return written.Document;
    }

    /// <summary>What a backtest's files are made from, as the manifest names it.</summary>
    public IReadOnlyDictionary<string, string> InputsOf(SettledBacktest settled)
    {
        ArgumentNullException.ThrowIfNull(settled);
        return InputIdentity.Of(settled.Vintage, [settled.Strategy], settings.Language);
    }
}
