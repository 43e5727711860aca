using InvestOps.Pipeline.Archiving;
using InvestOps.Pipeline.Backups;
using InvestOps.Pipeline.Keeping;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Syncing;
using Microsoft.Extensions.DependencyInjection;

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
        .AddSingleton(provider => KeepingPlaces.Drill(settings, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<Restore>();
}
