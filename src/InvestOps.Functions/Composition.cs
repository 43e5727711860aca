using InvestOps.Adapters.AzureStorage;
using InvestOps.Adapters.FileStorage;
using InvestOps.Adapters.Kind;
using InvestOps.Adapters.Marcap;
using InvestOps.Adapters.Sample;
using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Day;
using InvestOps.Pipeline.Ingesting;
using InvestOps.Pipeline.Listings;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Quality;
using InvestOps.Pipeline.Reporting;
using InvestOps.Pipeline.Reporting.Comparisons;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Scanning;
using InvestOps.Pipeline.Status;
using InvestOps.Pipeline.Syncing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InvestOps.Functions;

/// <summary>The object graph, the same for every host and for the end-to-end tests.</summary>
public static class Composition
{
    private const long MostCachedBytes = 4L * 1024 * 1024 * 1024;

    /// <summary>Adds the whole system, on files or on shared storage. Everything is a singleton: no object here belongs to a request.</summary>
    public static IServiceCollection AddInvestOps(this IServiceCollection services, InvestOpsSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(RunIdentity.Current());
        return services.AddConfiguration(settings).AddStorage(settings).AddSources(settings).AddStages(settings).AddNotifications(settings);
    }

    private static IServiceCollection AddConfiguration(this IServiceCollection services, InvestOpsSettings settings) => services
        .AddSingleton(new StrategyFiles(settings.Configs))
        .AddSingleton(_ => DayFile.Load(settings.Configs))
        .AddSingleton(_ => CalendarFile.Load(settings.Configs))
        .AddSingleton(new ReportSettings(ReportText.LanguageOf(settings.Language)));

    private static IServiceCollection AddStorage(this IServiceCollection services, InvestOpsSettings settings) =>
        (settings.Storage is { } account ? services.AddAzureStorage(settings, account) : services.AddFileStorage(settings)).AddSingleton<MarketImport>().AddSingleton<AdministrativeListImport>();

    private static IServiceCollection AddAzureStorage(this IServiceCollection services, InvestOpsSettings settings, StorageAccount account) => services
        .AddSingleton<IAssetStore>(provider => new BlobAssetStore(
            account,
            new BlobCache(Path.Combine(settings.Root, "cache"), MostCachedBytes, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<RunIdentity>()),
            provider.GetRequiredService<RunIdentity>()))
        .AddSingleton<IWorkQueue>(provider => new StorageWorkQueue(
            account,
            new StorageWorkQueueSettings { Queue = settings.BacktestQueue, MaximumBytes = BacktestMessage.MaximumBytes },
            TimeProvider.System, // messages are hidden in real time, whatever clock the day runs on
            provider.GetRequiredService<ILogger<StorageWorkQueue>>()))
        .AddSingleton(new OwnBook(new FileAssetStore(Path.Combine(settings.Root, "own"))))
        .AddSingleton(provider => new MarketStore(provider.GetRequiredService<IAssetStore>(), provider.GetRequiredService<TradingCalendar>()));

    // What is registered by itself, as the sample market is, takes the place of the configured sources.
    private static IServiceCollection AddSources(this IServiceCollection services, InvestOpsSettings settings)
    {
        if (settings.SampleMarket)
        {
            services.AddSingleton<IMarketDataSource>(provider => new SampleFeed(SampleMarket.Create(calendar: provider.GetRequiredService<TradingCalendar>()), provider.GetRequiredService<TimeProvider>()));
        }

        return services
            .AddSingleton(_ => IngestFile.Load(settings.Configs))
            .AddSingleton(provider => new ConfiguredSources(
                provider.GetRequiredService<IngestPlan>(),
                settings.Sources,
                provider.GetRequiredService<IAssetStore>(),
                provider.GetRequiredService<MarketStore>(),
                provider.GetRequiredService<TimeProvider>()))
            .AddSingleton(provider => provider.GetServices<IMarketDataSource>().ToArray() is { Length: > 0 } given ? new IngestSources(given) : provider.GetRequiredService<ConfiguredSources>().Chosen());
    }

    private static IServiceCollection AddFileStorage(this IServiceCollection services, InvestOpsSettings settings)
    {
        var root = new FileAssetStore(settings.Root);
        var inbox = settings.Inbox ?? Path.Combine(settings.Root, "reports", "pending");
        return services
            .AddSingleton<IAssetStore>(settings.Output is { } output ? new FileAssetStore(output) : root)
            .AddSingleton<IWorkQueue>(provider => new FileWorkQueue(inbox, provider.GetRequiredService<RunIdentity>(), BacktestMessage.MaximumBytes))
            .AddSingleton(new OwnBook(Store: null))
            .AddSingleton(provider => new MarketStore(root, provider.GetRequiredService<TradingCalendar>()));
    }

    private static IServiceCollection AddStages(this IServiceCollection services, InvestOpsSettings settings) => services
        .AddSingleton<RunLedger>()
        .AddSingleton<StageRunner>()
        .AddSingleton<DecisionBook>()
        .AddSingleton<SessionGate>()
        .AddSingleton<QualityReview>()
        .AddSingleton<UniverseQuery>()
        .AddSingleton<ProvisionalSessions>()
        .AddSingleton<SessionFetch>()
        .AddSingleton<SessionPublisher>()
        .AddSingleton<IngestStage>()
        .AddSingleton<Backfill>()
        .AddSingleton<ScanStage>()
        .AddSingleton<DailyReportComposer>()
        .AddSingleton<ReportStage>()
        .AddSingleton<BacktestRequests>()
        .AddSingleton<RequestBook>()
        .AddSingleton<RequestBacktestStage>()
        .AddSingleton<BacktestPublisher>()
        .AddSingleton<ComparisonPublisher>()
        .AddSingleton<BacktestStage>()
        .AddSingleton<BacktestWorker>()
        .AddSingleton<DayRunner>()
        .AddSingleton<DueSessions>()
        .AddSingleton<CatchUp>()
        .AddSingleton<BacktestLookup>()
        .AddSingleton<StatusReader>()
        .AddSingleton(provider => new SyncStage(
            provider.GetRequiredService<IAssetStore>(),
            new FileAssetStore(Path.Combine(settings.Root, "synced"))));
}
