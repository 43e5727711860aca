using System.Globalization;
using System.Text;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Scanning;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Day;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Quality;
using InvestOps.Pipeline.Reporting.Daily;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Scanning;

namespace InvestOps.Pipeline.Reporting;

/// <summary>Writes the day's report out of the session's market data and signals.</summary>
public sealed class ReportStage(MarketStore market, DailyReportComposer composer, DayPlan plan, IAssetStore store, RunIdentity identity)
{
    /// <exception cref="InvestOps.Domain.Market.MarketDataException">The session is held back.</exception>
    public async Task<StageOutcome> RunAsync(TradingDate date, StageRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        var signals = await store.ReadJsonAsync<AssetManifest>(AssetCatalog.SignalsManifest(date), cancellationToken);
        if (signals is null || await market.DescribeAsync(cancellationToken) is not { } stored)
        {
            HeldBackIssues.RefuseHeldDay(date, await market.ReadJudgementAsync(date, cancellationToken));
            return new StageOutcome.NotReady { Details = $"{date} is not scanned yet; first run: investops scan --date {date}" };
        }

        // The signals' inputs hold the language too, so they say all that a report is made from.
        if (await AssetManifest.IsCurrentAsync(store, AssetCatalog.DailyReportManifest(date), signals.Inputs, cancellationToken))
        {
            return new StageOutcome.AlreadyDone { Details = "the report is written" };
        }

        run.Inputs = signals.Inputs;
        await run.BeginAsync(cancellationToken);
        var scans = await ReadScansAsync(date, signals, stored.Calendar, cancellationToken);
        var report = await composer.ComposeAsync(date, scans, stored, ProductStaleness.ProvisionalSourceIn(signals), cancellationToken);
        (AssetPath, byte[])[] files =
        [
            (AssetCatalog.DailyReport(date, "html"), Encoding.UTF8.GetBytes(await DailyReportRenderer.HtmlAsync(report))),
            (AssetCatalog.DailyReport(date, "md"), Encoding.UTF8.GetBytes(DailyReportRenderer.Markdown(report))),
            (AssetCatalog.DailyReport(date, "json"), Encoding.UTF8.GetBytes(DailyReportRenderer.Json(report))),
        ];
        await AssetManifest.PublishAsync(store, AssetCatalog.DailyReportManifest(date), files, identity.CodeVersion, signals.Inputs, cancellationToken);
        return new StageOutcome.Completed
        {
            Details = string.Create(CultureInfo.InvariantCulture, $"strategies: {report.Scans.Count}, data notes: {report.DataNotes.Count}"),
        };
    }

    private async Task<IReadOnlyList<ScanResult>> ReadScansAsync(TradingDate date, AssetManifest signals, TradingCalendar calendar, CancellationToken cancellationToken)
    {
        var scans = new List<ScanResult>();
        var names = signals.Files.Keys.Where(file => file.EndsWith(".json", StringComparison.Ordinal)).Select(file => file[..^".json".Length]);
        foreach (var name in names.OrderBy(plan.PositionOf))
        {
            var path = AssetCatalog.SignalsJson(date, name);
            var document = await store.ReadJsonAsync<SignalsDocument>(path, cancellationToken)
                ?? throw new InvalidDataException($"{store.LocationOf(path)} is missing. Remove the folder and run 'investops scan' again.");
            scans.Add(document.ToResult(calendar));
        }

        return scans;
    }
}
