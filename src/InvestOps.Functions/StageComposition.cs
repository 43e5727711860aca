using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Day;
using InvestOps.Pipeline.Ingesting;
using InvestOps.Pipeline.Listings;
using InvestOps.Pipeline.Quality;
using InvestOps.Pipeline.Reporting;
using InvestOps.Pipeline.Reporting.Comparisons;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Scanning;
using InvestOps.Pipeline.Status;
using InvestOps.Pipeline.Tuning;
using Microsoft.Extensions.DependencyInjection;

namespace InvestOps.Functions;

/// <summary>The part of the object graph that does the work of a day, backtests and tunings.</summary>
internal static class StageComposition
{
    public static IServiceCollection AddStages(this IServiceCollection services) => services
        .AddBacktests()
        .AddTuning()
        .AddSingleton<RunLedger>()
        .AddSingleton<StageRunner>()
        .AddSingleton<DecisionBook>()
        .AddSingleton<SessionGate>()
        .AddSingleton<QualityReview>()
        .AddSingleton<AdjustmentCrossCheck>()
        .AddSingleton<UniverseQuery>()
        .AddSingleton<ProvisionalSessions>()
        .AddSingleton<ProductStaleness>()
        .AddSingleton<SessionFetch>()
        .AddSingleton<SessionPublisher>()
        .AddSingleton<IngestStage>()
        .AddSingleton<Backfill>()
        .AddSingleton<ScanStage>()
        .AddSingleton<DailyReportComposer>()
        .AddSingleton<ReportStage>()
        .AddSingleton<DayRunner>()
        .AddSingleton<DueSessions>()
        .AddSingleton<CatchUp>()
        .AddSingleton<DayRange>()
        .AddSingleton<BacktestLookup>();

    private static IServiceCollection AddBacktests(this IServiceCollection services) => services
        .AddSingleton<BacktestRequests>()
        .AddSingleton<RequestBook>()
        .AddSingleton<RequestBacktestStage>()
        .AddSingleton<BacktestPublisher>()
        .AddSingleton<ComparisonPublisher>()
        .AddSingleton<BacktestStage>()
        .AddSingleton<BacktestWorker>();

    private static IServiceCollection AddTuning(this IServiceCollection services) => services
        .AddSingleton<TrialBook>()
        .AddSingleton<TuningRequests>()
        .AddSingleton<TuningCalibration>()
        .AddSingleton<TuningPublisher>()
        .AddSingleton<OpenTunings>()
        .AddSingleton<FullBacktests>()
        .AddSingleton<TuningStage>()
        .AddSingleton<ShardStage>()
        .AddSingleton<TuningCoordinator>()
        .AddSingleton(provider => provider.GetRequiredService<InvestOpsSettings>().TuningThreads)
        .AddSingleton<TuningWorker>();
}
