using System.Globalization;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Watching;

namespace InvestOps.Adapters.FileStorage;

/// <summary>Asks a folder how it does: writes a small file, flushes it and takes it away. A folder on another machine stamps it with that machine's clock.</summary>
public sealed class FileStorageProbe(string root, RunIdentity identity) : IStorageProbe
{
    public async Task<StorageHealth> ProbeAsync(CancellationToken cancellationToken)
    {
        var place = $"files in {Path.GetFullPath(root)}";
        var file = Path.Combine(ExistingFolder(), string.Create(CultureInfo.InvariantCulture, $".probe-{identity.PortableMachine}-{identity.ProcessId}"));
        try
        {
            await File.WriteAllTextAsync(file, "probe", cancellationToken);
            var ahead = new DateTimeOffset(File.GetLastWriteTimeUtc(file)) - TimeProvider.System.GetUtcNow();
            File.Delete(file);
            return new StorageHealth { Place = place, IsReachable = true, ClockAhead = ahead };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new StorageHealth { Place = place, IsReachable = false, Error = $"{exception.Message} Look whether the disk is there, has room and may be written." };
        }
    }

    // A root is made when something is stored; looking at it makes none.
    private string ExistingFolder()
    {
        var folder = Path.GetFullPath(root);
        while (!Path.Exists(folder) && Path.GetDirectoryName(folder) is { } parent)
        {
            folder = parent;
        }

        return folder;
    }
}
