using System.Globalization;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Scanning;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Day;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Quality;
using InvestOps.Pipeline.Reporting;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Runs;
using Microsoft.Extensions.Logging;

namespace InvestOps.Pipeline.Scanning;

/// <summary>Makes a session's signals: one scan a strategy of the day's plan.</summary>
public sealed class ScanStage(
    MarketStore market,
    StrategyFiles strategies,
    DayPlan plan,
    ReportSettings settings,
    ProductStaleness staleness,
    IAssetStore store,
    RunIdentity identity,
    ILogger<ScanStage> log)
{
    /// <exception cref="MarketDataException">The session is held back.</exception>
    public async Task<StageOutcome> RunAsync(TradingDate date, StageRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        var stored = await market.DescribeAsync(cancellationToken);
        var gate = await market.ReadJudgementAsync(date, cancellationToken);
        if (stored?.IsStored(date) != true)
        {
            HeldBackIssues.RefuseHeldDay(date, gate);
            return new StageOutcome.NotReady { Details = $"{date} is not ingested yet; first run: investops ingest --date {date}" };
        }

        var loaded = plan.Scan.Select(name => strategies.Load(name, parameters: null)).ToArray();
        var inputs = InputIdentity.Of(stored.VintageOf(date.Date), loaded, settings.Language);
        await staleness.AddInputsAsync(inputs, date, stored, cancellationToken);
        if (await AssetManifest.IsCurrentAsync(store, AssetCatalog.SignalsManifest(date), inputs, cancellationToken))
        {
            return new StageOutcome.AlreadyDone { Details = string.Create(CultureInfo.InvariantCulture, $"{loaded.Length} strategies scanned") };
        }

        run.Inputs = inputs;
        await run.BeginAsync(cancellationToken);
        var panel = await LoadPanelAsync(stored, date, loaded, cancellationToken);
        var results = loaded.Select(strategy => HeldBackIssues.Name(ScanOne(strategy, panel), gate)).ToArray();
        await PublishAsync(date, inputs, results, cancellationToken);
        var signals = results.Sum(result => result.TopN.Count);
        return new StageOutcome.Completed { Details = string.Create(CultureInfo.InvariantCulture, $"{results.Length} strategies, {signals} signals") };
    }

    private ScanResult ScanOne(Strategy strategy, MarketPanel panel)
    {
        var last = panel.Sessions.Count - 1;
        var before = last > 0 && panel.IsStored(last - 1) ? Scan.Run(strategy, panel.WindowAt(last - 1), previous: null) : null;
        var result = Scan.Run(strategy, panel.WindowAt(last), before);
        var young = result.Exclusions.Count(exclusion => exclusion.Reason == ExclusionReason.TooLittleHistory);
        if (young > 0)
        {
            log.LeftOut(strategy.Name, result.Date.Date, young);
        }

        return result;
    }

    private Task<MarketPanel> LoadPanelAsync(MarketDescription stored, TradingDate date, IReadOnlyList<Strategy> scanned, CancellationToken cancellationToken)
    {
        var position = stored.Calendar.IndexOf(date);
        var first = stored.Calendar.Sessions[Math.Max(0, position - scanned.Max(strategy => strategy.Lookback) - 1)];
        var request = new PanelRequest
        {
            From = first.Date,
            To = date.Date,
            Described = stored,
            Columns = [.. scanned.SelectMany(strategy => strategy.Columns).Distinct()],
            Status = true,
            Indices = true,
        };
        return market.LoadAsync(request, cancellationToken);
    }

    private Task PublishAsync(TradingDate date, SortedDictionary<string, string> inputs, IReadOnlyList<ScanResult> results, CancellationToken cancellationToken)
    {
        var text = ReportText.In(settings.Language);
        var files = results.SelectMany(result => new[]
        {
            (AssetCatalog.SignalsJson(date, result.Strategy), AssetJson.Write(SignalsDocument.From(result, text))),
            (AssetCatalog.SignalsCsv(date, result.Strategy), SignalsCsv.Write(result, text)),
        }).ToArray();
        return AssetManifest.PublishAsync(store, AssetCatalog.SignalsManifest(date), files, identity.CodeVersion, inputs, cancellationToken);
    }
}
