using InvestOps.Adapters.FileStorage;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backups;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Functions;

/// <summary>Where copies go: the mirror, the backups, the drill.</summary>
public static class KeepingPlaces
{
    /// <summary>The folder of loaded panels.</summary>
    public const string PanelCache = "panel-cache";

    private const string MirrorName = "synced";
    private const string DrillName = "drill";

    /// <summary>Folders of a root that no backup holds: they are made anew, or are the machine's own.</summary>
    public static IReadOnlyList<string> MadeAnew { get; } = ["cache", PanelCache, DrillName, "host", AssetCatalog.Locks, MirrorName];

    public static IAssetStore Mirror(InvestOpsSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new KeptFolder(Path.Combine(settings.Root, MirrorName), "The mirror", mustExist: false);
    }

    public static BackupSource Source(InvestOpsSettings settings, IStoredItems stored)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var location = settings.Storage?.BlobEndpoint.AbsoluteUri ?? Path.GetFullPath(settings.Output ?? settings.Root);
        return new BackupSource(location, [stored, FileStoredItems.Of("configs", settings.Configs)]);
    }

    public static DrillFolder Drill(InvestOpsSettings settings, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var folder = Path.Combine(settings.Root, DrillName);
        return new DrillFolder(RestoredRoots.InFolder(settings, folder, new KeptFolder(folder, "The folder of the drill", mustExist: false), time), () =>
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        });
    }

    /// <returns>Null where no folder is set.</returns>
    /// <exception cref="ConfigurationException">The folder lies in the root, or the root in it.</exception>
    /// <exception cref="IOException">The folder is not there.</exception>
    public static BackupRepository? Repository(InvestOpsSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.BackupFolder is not { } folder)
        {
            return null;
        }

        foreach (var (name, place) in new[] { ("the root", settings.Root), ("the output folder", settings.Output ?? settings.Root), ("the folder of configurations", settings.Configs) })
        {
            RequireApart(folder, place, name);
        }

        return Directory.Exists(folder)
            ? new BackupRepository(new KeptFolder(folder, "The folder of backups", mustExist: true))
            : throw new IOException($"The folder of backups {Path.GetFullPath(folder)} is not there. Is its disk mounted? Make the folder if it is new.");
    }

    /// <exception cref="ConfigurationException">One folder lies in the other: what breaks or wipes one would take both.</exception>
    public static void RequireApart(string folder, string other, string name)
    {
        var (first, second) = (RealPath.Of(folder), RealPath.Of(other));
        if (IsIn(first, second) || IsIn(second, first))
        {
            throw new ConfigurationException([new ConfigurationError(folder, $"lies in {name} ({other}), or {name} in it; name a folder on another disk")]);
        }
    }

    private static bool IsIn(string inner, string outer) => (inner + Path.DirectorySeparatorChar).StartsWith(outer.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.OrdinalIgnoreCase);
}
