using System.Globalization;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Tuning;

/// <summary>
/// Runs a tuning to its end in this process, from where an earlier run of it or other machines have brought it, weighs what was found,
/// and publishes it. The same plan on the same inputs is one report.
/// </summary>
public sealed class TuningStage(OpenTunings tunings, IAssetStore store, TrialBook book, FullBacktests backtests, TuningPublisher publisher)
{
    /// <param name="threads">How many run trials; what comes out does not depend on it.</param>
    public async Task<StageOutcome> RunAsync(SettledTuning settled, StageRun run, int threads, IProgress<TuningProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settled);
        ArgumentNullException.ThrowIfNull(run);
        run.Subject = settled.Plan.Id;
        run.Inputs = publisher.InputsOf(settled.Plan);
        if (await publisher.ReadAsync(settled, cancellationToken) is { } earlier)
        {
            await backtests.RunAsync(settled, earlier.Top.Where(trial => trial.IsBacktested).Select(trial => trial.Number), cancellationToken);
            return new StageOutcome.AlreadyDone { Details = Describe(earlier) };
        }

        await run.BeginAsync(cancellationToken);
        await store.WriteAsync(AssetCatalog.Tuning(settled.Plan.Id, "plan.json"), AssetJson.Write(settled.Plan), cancellationToken);
        var finished = await SearchAsync(settled, threads, progress, cancellationToken);

        // Before the report, so that it never has a link that leads nowhere.
        await backtests.RunAsync(settled, finished.Best(settled.Plan.Backtests), cancellationToken);
        var document = await publisher.PublishAsync(finished, cancellationToken);
        return new StageOutcome.Completed { Details = Describe(document) };
    }

    // The panel is let go of where full backtests follow, which load one of their own.
    private async Task<FinishedSearch> SearchAsync(SettledTuning settled, int threads, IProgress<TuningProgress>? progress, CancellationToken cancellationToken)
    {
        var work = await tunings.WorkAsync(settled, threads, cancellationToken);
        var finished = await new TuningSearch(settled, work, book).RunAsync(threads, progress, cancellationToken);
        if (settled.Plan.Backtests > 0)
        {
            tunings.Close();
        }

        return finished;
    }

    private static string Describe(TuningDocument document) =>
        string.Create(CultureInfo.InvariantCulture, $"{document.Plan.Id}: {document.Trials:N0} trials, verdict {document.Verdict.ToString().ToLowerInvariant()}");
}
