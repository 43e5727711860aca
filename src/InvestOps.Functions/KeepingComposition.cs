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

/// <summary>The part of the object graph that makes copies and puts away: sync, archive, backup, restore.</summary>
internal static class KeepingComposition
{
    public static IServiceCollection AddKeeping(this IServiceCollection services, InvestOpsSettings settings) => services
        .AddSingleton<SyncStage>()
        .AddSingleton<ArchiveStage>()
        .AddSingleton<BackupStage>()
        .AddSingleton<RestoreDrillStage>()
        .AddSingleton<KeepingRunner>()
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
