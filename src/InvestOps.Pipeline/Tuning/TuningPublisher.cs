using System.Security.Cryptography;
using System.Text;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Reporting;
using InvestOps.Pipeline.Reporting.Tunings;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Tuning;

/// <summary>Writes a tuning's files, the manifest last.</summary>
public sealed class TuningPublisher(IAssetStore store, BacktestRequests requests, ReportSettings settings)
{
    /// <returns>The earlier result of this plan, where it is there as it was published; else null.</returns>
    public async Task<TuningDocument?> ReadAsync(SettledTuning settled, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settled);
        return await AssetManifest.IsCurrentAsync(store, Manifest(settled.Plan.Id), InputsOf(settled.Plan), cancellationToken)
            ? await store.ReadJsonAsync<TuningDocument>(AssetCatalog.Tuning(settled.Plan.Id, "result.json"), cancellationToken)
            : null;
    }

    public async Task<TuningDocument> PublishAsync(FinishedSearch finished, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(finished);
        var plan = finished.Settled.Plan;
        var document = TuningDocuments.Of(finished, BacktestIds(finished), ReportText.In(settings.Language));
        (string Name, byte[] Content)[] data =
        [
            ("plan.json", AssetJson.Write(plan)),
            ("result.json", AssetJson.Write(document)),
            ("trials.csv", TrialsCsv(finished)),
            ("walkforward.csv", WalkForwardCsv(finished)),
        ];
        var sheet = TuningSheets.Of(finished, document, data, settings.Language);
        (AssetPath, byte[])[] files =
        [
            .. data.Select(file => (AssetCatalog.Tuning(plan.Id, file.Name), file.Content)),
            (AssetCatalog.Tuning(plan.Id, "report.html"), Encoding.UTF8.GetBytes(await TuningRenderer.HtmlAsync(sheet))),
        ];
        await AssetManifest.PublishAsync(store, Manifest(plan.Id), files, plan.CodeVersion, InputsOf(plan), cancellationToken);
        return document;
    }

    private string[] BacktestIds(FinishedSearch finished) =>
        [.. finished.Best(TuningDocuments.MostTop).Select(point => requests.Settle(finished.Settled.MessageOf(point), finished.Settled.Market).Request.Id)];

    private static AssetPath Manifest(string id) => AssetCatalog.Tuning(id, "manifest.json");

    internal SortedDictionary<string, string> InputsOf(TuningPlan plan) => new(StringComparer.Ordinal)
    {
        ["market"] = plan.Vintage,
        ["language"] = ReportText.In(settings.Language).Tag,
        ["plan"] = Convert.ToHexStringLower(SHA256.HashData(AssetJson.Write(plan))),
        [$"strategy:{plan.Strategy}"] = plan.Fingerprint,
    };

    private static byte[] TrialsCsv(FinishedSearch finished)
    {
        var settled = finished.Settled;
        var csv = new CsvText(["trial", .. settled.Space.Dimensions.Select(dimension => dimension.Path), "objective", "sharpe", "sortino", "cagr", "calmar", "max_drawdown", "volatility", "turnover", "trades"]);
        foreach (var trial in finished.Trials)
        {
            var parameters = settled.Space.ParametersOf(trial.Point);
            csv.Row(
            [
                trial.Point,
                .. settled.Space.Dimensions.Select(dimension => parameters[dimension.Path]),
                settled.Goal.ValueOf(trial),
                trial.Whole.Sharpe,
                trial.Whole.Sortino,
                trial.Whole.Cagr,
                trial.Whole.Calmar,
                trial.Whole.MaxDrawdown,
                trial.Whole.Volatility,
                trial.Turnover,
                trial.Trades,
            ]);
        }

        return csv.ToUtf8();
    }

    private static byte[] WalkForwardCsv(FinishedSearch finished)
    {
        var csv = new CsvText("date", "rolling", "anchored", "best_in_hindsight");
        if (finished.Findings is not { } findings)
        {
            return csv.ToUtf8();
        }

        var skipped = findings.BestReturns.Count - findings.RollingReturns.Count;
        foreach (var (t, date) in finished.TestedDates.Index())
        {
            csv.Row(date, findings.RollingReturns[t], findings.AnchoredReturns[t], findings.BestReturns[skipped + t]);
        }

        return csv.ToUtf8();
    }
}
