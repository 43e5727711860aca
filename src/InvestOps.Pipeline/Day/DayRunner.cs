using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Ingesting;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Reporting;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Scanning;
using InvestOps.Pipeline.Syncing;

namespace InvestOps.Pipeline.Day;

/// <summary>Runs the stages of a business date in order, those that it still lacks.</summary>
public sealed class DayRunner(IngestStage ingest, ScanStage scan, ReportStage report, RequestBacktestStage requestBacktest, SyncStage sync, StageRunner runner, IAssetStore store, RunIdentity identity, TimeProvider time)
{
    /// <summary>The stages of a day, in order.</summary>
    public static IReadOnlyList<StageName> Stages { get; } = [StageName.Ingest, StageName.Scan, StageName.Report, StageName.RequestBacktest];

    /// <summary>The name of the lock under which a stage of a day is run.</summary>
    public static string LockOf(StageName stage) => stage.ToString().ToLowerInvariant();

    /// <summary>Runs all stages of a day; stops at the first that is not ready.</summary>
    /// <param name="ended">Called after each stage.</param>
    public async Task<IReadOnlyList<StageReport>> RunAsync(TradingDate date, Action<StageReport> ended, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ended);
        var reports = new List<StageReport>();
        foreach (var stage in Stages)
        {
            var done = await RunStageAsync(stage, date, cancellationToken);
            reports.Add(done);
            ended(done);
            if (done.Outcome is StageOutcome.NotReady)
            {
                break;
            }
        }

        return reports;
    }

    /// <summary>Runs one stage of a day, unless another process is at it: then this one leaves it to that.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The stage is not started by a date.</exception>
    public async Task<StageReport> RunStageAsync(StageName stage, TradingDate date, CancellationToken cancellationToken, IProgress<double>? progress = null)
    {
        Func<TradingDate, StageRun, CancellationToken, Task<StageOutcome>> work = stage switch
        {
            StageName.Ingest => ingest.RunAsync,
            StageName.Scan => scan.RunAsync,
            StageName.Report => report.RunAsync,
            StageName.RequestBacktest => requestBacktest.RunAsync,
            StageName.Sync => sync.RunAsync,
            _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "This stage is not started by a date."),
        };
        return await runner.RunAsync(
            new RunKey(stage, date.Date),
            (run, token) => work(date, run, token),
            cancellationToken,
            progress,
            token => WorkLock.TryTakeAsync(store, LockOf(stage), identity, time, token, WorkLock.LongestRun));
    }
}
