using InvestOps.Adapters.FileStorage;
using InvestOps.Adapters.Marcap;
using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Day;
using InvestOps.Pipeline.Ingesting;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Reporting;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Scanning;
using InvestOps.Pipeline.Status;
using InvestOps.Pipeline.Syncing;
using Microsoft.Extensions.DependencyInjection;

namespace InvestOps.Functions;

/// <summary>The object graph, the same for every host and for the end-to-end tests.</summary>
public static class Composition
{
    /// <summary>The key of the store that market data is kept in; reports can go to another one.</summary>
    public const string MarketAssets = "market";

    /// <summary>Adds the whole system in file mode. Everything is a singleton: no object here belongs to a request.</summary>
    public static IServiceCollection AddInvestOps(this IServiceCollection services, InvestOpsSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(RunIdentity.Current());
        return services.AddConfiguration(settings).AddFileStorage(settings).AddStages(settings);
    }

    private static IServiceCollection AddConfiguration(this IServiceCollection services, InvestOpsSettings settings) => services
        .AddSingleton(new StrategyFiles(settings.Configs))
        .AddSingleton(_ => DayFile.Load(settings.Configs))
        .AddSingleton(_ => CalendarFile.Load(settings.Configs))
        .AddSingleton(new ReportSettings(ReportText.LanguageOf(settings.Language)));

    private static IServiceCollection AddFileStorage(this IServiceCollection services, InvestOpsSettings settings)
    {
        var root = new FileAssetStore(settings.Root);
        var inbox = settings.Inbox ?? Path.Combine(settings.Root, "reports", "pending");
        return services
            .AddSingleton<IAssetStore>(settings.Output is { } output ? new FileAssetStore(output) : root)
            .AddSingleton<IWorkQueue>(provider => new FileWorkQueue(inbox, provider.GetRequiredService<RunIdentity>(), BacktestMessage.MaximumBytes))
            .AddSingleton(provider => new MarketStore(root, provider.GetRequiredService<TradingCalendar>()))
            .AddSingleton<MarketImport>();
    }

    private static IServiceCollection AddStages(this IServiceCollection services, InvestOpsSettings settings) => services
        .AddSingleton<RunLedger>()
        .AddSingleton<StageRunner>()
        .AddSingleton<IngestStage>()
        .AddSingleton<ScanStage>()
        .AddSingleton<DailyReportComposer>()
        .AddSingleton<ReportStage>()
        .AddSingleton<BacktestRequests>()
        .AddSingleton<RequestBook>()
        .AddSingleton<RequestBacktestStage>()
        .AddSingleton<BacktestPublisher>()
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
