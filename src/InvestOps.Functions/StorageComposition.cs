using InvestOps.Adapters.Archives;
using InvestOps.Adapters.AzureStorage;
using InvestOps.Adapters.FileStorage;
using InvestOps.Adapters.Kind;
using InvestOps.Adapters.Marcap;
using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Archiving;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Tuning;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InvestOps.Functions;

/// <summary>The part of the object graph that keeps things: on files, or on storage that machines share.</summary>
internal static class StorageComposition
{
    private const long MostCachedBytes = 4L * 1024 * 1024 * 1024;
    private const long MostPanelBytes = 2L * 1024 * 1024 * 1024;

    public static IServiceCollection AddStorage(this IServiceCollection services, InvestOpsSettings settings) =>
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
}
