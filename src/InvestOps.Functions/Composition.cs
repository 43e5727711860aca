using InvestOps.Adapters.Sample;
using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Ingesting;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Reporting;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace InvestOps.Functions;

/// <summary>The object graph, the same for every host and for the end-to-end tests.</summary>
public static class Composition
{
    /// <summary>Adds the whole system, on files or on shared storage. Everything is a singleton: no object here belongs to a request.</summary>
    public static IServiceCollection AddInvestOps(this IServiceCollection services, InvestOpsSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(RunIdentity.Current() with { ConfigHash = () => ConfigHash.Of(settings.Configs) });
        return services.AddConfiguration(settings).AddStorage(settings).AddSources(settings).AddStages().AddKeeping(settings).AddNotifications(settings).AddWatching(settings).AddDoctor(settings).AddDashboard(settings);
    }

    private static IServiceCollection AddConfiguration(this IServiceCollection services, InvestOpsSettings settings) => services
        .AddSingleton(new StrategyFiles(settings.Configs))
        .AddSingleton(_ => DayFile.Load(settings.Configs))
        .AddSingleton(_ => CalendarFile.Load(settings.Configs))
        .AddSingleton(_ => WatchFile.Load(settings.Configs))
        .AddSingleton(new ReportSettings(ReportText.LanguageOf(settings.Language)));

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
}
