using InvestOps.Adapters.Archives;
using InvestOps.Adapters.AzureStorage;
using InvestOps.Adapters.FileStorage;
using InvestOps.Adapters.Kind;
using InvestOps.Adapters.Marcap;
using InvestOps.Adapters.Sample;
using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Archiving;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Backups;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Day;
using InvestOps.Pipeline.Ingesting;
using InvestOps.Pipeline.Keeping;
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
using InvestOps.Pipeline.Tuning;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InvestOps.Functions;

/// <summary>The object graph, the same for every host and for the end-to-end tests.</summary>
public static class Composition
{
    private const long MostCachedBytes = 4L * 1024 * 1024 * 1024;
    private const long MostPanelBytes = 2L * 1024 * 1024 * 1024;

    /// <summary>Adds the whole system, on files or on shared storage. Everything is a singleton: no object here belongs to a request.</summary>
    public static IServiceCollection AddInvestOps(this IServiceCollection services, InvestOpsSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(RunIdentity.Current() with { ConfigHash = () => ConfigHash.Of(settings.Configs) });
        return services.AddConfiguration(settings).AddStorage(settings).AddSources(settings).AddStages().AddKeeping(settings).AddNotifications(settings).AddWatching(settings).AddDoctor(settings);
    }

    private static IServiceCollection AddConfiguration(this IServiceCollection services, InvestOpsSettings settings) => services
        .AddSingleton(new StrategyFiles(settings.Configs))
        .AddSingleton(_ => DayFile.Load(settings.Configs))
        .AddSingleton(_ => CalendarFile.Load(settings.Configs))
        .AddSingleton(_ => WatchFile.Load(settings.Configs))
        .AddSingleton(new ReportSettings(ReportText.LanguageOf(settings.Language)));

    private static IServiceCollection AddStorage(this IServiceCollection services, InvestOpsSettings settings) =>
        (settings.Storage is { } account ? services.AddAzureStorage(settings, account) : services.AddFileStorage(settings)).AddSingleton<MarketImport>().AddSingleton<AdministrativeListImport>();

    private static IServiceCollection AddAzureStorage(this IServiceCollection services, InvestOpsSettings settings, StorageAccount account) => services
        .AddSingleton(provider => new LiveAssets(new BlobAssetStore(
            account,
            new BlobCache(Path.Combine(settings.Root, "cache"), MostCachedBytes, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<RunIdentity>()),
            provider.GetRequiredService<RunIdentity>())))
        .AddSingleton<IAssetStore>(provider => new ArchivedAssetStore(provider.GetRequiredService<LiveAssets>().Store))
        .AddSingleton<IStoredItems>(new BlobStoredItems(account))
        .AddSingleton<IWorkQueue>(provider => new StorageWorkQueue(
            account,
            new StorageWorkQueueSettings { Queue = settings.BacktestQueue, MaximumBytes = BacktestMessage.MaximumBytes },
            TimeProvider.System, // messages are hidden in real time, whatever clock the day runs on
            provider.GetRequiredService<ILogger<StorageWorkQueue>>()))
        .AddSingleton(provider => new TuningQueue(new StorageWorkQueue(
            account,
            new StorageWorkQueueSettings { Queue = settings.TuningQueue, MaximumBytes = ShardMessage.MaximumBytes },
            TimeProvider.System,
            provider.GetRequiredService<ILogger<StorageWorkQueue>>())))
        .AddSingleton<IQueueInspector>(new StorageQueueInspector(account, settings.BacktestQueue))
        .AddSingleton<IStorageProbe>(new BlobStorageProbe(account))
        .AddSingleton(new OwnBook(new FileAssetStore(Path.Combine(settings.Root, "own"))))
        .AddMarket(settings, provider => provider.GetRequiredService<IAssetStore>());

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
            .AddSingleton(new LiveAssets(settings.Output is { } output ? new FileAssetStore(output) : root))
            .AddSingleton<IAssetStore>(provider => new ArchivedAssetStore(provider.GetRequiredService<LiveAssets>().Store))
            .AddSingleton<IStoredItems>(FileStoredItems.Below(settings.Output ?? settings.Root, KeepingPlaces.MadeAnew))
            .AddSingleton<IWorkQueue>(provider => new FileWorkQueue(inbox, provider.GetRequiredService<RunIdentity>(), BacktestMessage.MaximumBytes))
            .AddSingleton(provider => new TuningQueue(new FileWorkQueue(Path.Combine(settings.Root, "reports", "tuning-shards", "pending"), provider.GetRequiredService<RunIdentity>(), ShardMessage.MaximumBytes)))
            .AddSingleton<IQueueInspector>(new FileQueueInspector(inbox, BacktestMessage.MaximumBytes))
            .AddSingleton<IStorageProbe>(provider => new FileStorageProbe(settings.Root, provider.GetRequiredService<RunIdentity>()))
            .AddSingleton(new OwnBook(Store: null))
            .AddMarket(settings, _ => root);
    }

    // Panels are kept on this machine's own disk, wherever the market itself is.
    private static IServiceCollection AddMarket(this IServiceCollection services, InvestOpsSettings settings, Func<IServiceProvider, IAssetStore> assets) => services
        .AddSingleton<ILocalCache>(provider => new LocalCache(
            Path.Combine(settings.Root, KeepingPlaces.PanelCache),
            MostPanelBytes,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<RunIdentity>()))
        .AddSingleton(provider => new MarketStore(assets(provider), provider.GetRequiredService<TradingCalendar>(), provider.GetRequiredService<ILocalCache>()));

    private static IServiceCollection AddStages(this IServiceCollection services) => services
        .AddSingleton<RunLedger>()
        .AddSingleton<RunLocks>()
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
        .AddSingleton<BacktestRequests>()
        .AddSingleton<RequestBook>()
        .AddSingleton<RequestBacktestStage>()
        .AddSingleton<BacktestPublisher>()
        .AddSingleton<ComparisonPublisher>()
        .AddSingleton<BacktestStage>()
        .AddSingleton<BacktestWorker>()
        .AddSingleton<TrialBook>()
        .AddSingleton<TuningRequests>()
        .AddSingleton<TuningCalibration>()
        .AddSingleton<TuningPublisher>()
        .AddSingleton<TuningRunner>()
        .AddSingleton<TuningCoordinator>()
        .AddSingleton<TuningWorker>()
        .AddSingleton<DayRunner>()
        .AddSingleton<DueSessions>()
        .AddSingleton<CatchUp>()
        .AddSingleton<DayRange>()
        .AddSingleton<BacktestLookup>()
        .AddSingleton<SyncStage>()
        .AddSingleton<ArchiveStage>()
        .AddSingleton<BackupStage>()
        .AddSingleton<RestoreDrillStage>()
        .AddSingleton<KeepingRunner>();

    private static IServiceCollection AddKeeping(this IServiceCollection services, InvestOpsSettings settings) => services
        .AddSingleton(new MirrorFolder(KeepingPlaces.Mirror(settings)))
        .AddSingleton<MirrorCheck>()
        .AddSingleton(new ArchiveSettings { NeedsMirror = settings.Storage is not null })
        .AddSingleton<ArchivePlanner>()
        .AddSingleton(settings.Backups)
        .AddSingleton(provider => KeepingPlaces.Source(settings, provider.GetRequiredService<IStoredItems>()))
        .AddSingleton(new BackupTarget(() => KeepingPlaces.Repository(settings)))
        .AddSingleton(KeepingPlaces.Drill(settings))
        .AddSingleton<IRestoreProof, RestoreProof>()
        .AddSingleton<Restore>();
}
