using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Adapters.FileStorage;

/// <summary>A folder of files that can be made again. When they are larger than allowed together, what was used longest ago goes.</summary>
public sealed class LocalCache : ILocalCache
{
    private readonly string _folder;
    private readonly long _maximumBytes;
    private readonly TimeProvider _time;
    private readonly TemporaryFiles _temporary;

    /// <param name="maximumBytes">What all files together may take.</param>
    /// <param name="time">Tells when a file was used last.</param>
    /// <param name="writer">This process; the current one by default.</param>
    public LocalCache(string folder, long maximumBytes, TimeProvider time, RunIdentity? writer = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentOutOfRangeException.ThrowIfNegative(maximumBytes);
        ArgumentNullException.ThrowIfNull(time);
        _folder = Path.GetFullPath(folder);
        _maximumBytes = maximumBytes;
        _time = time;
        _temporary = new TemporaryFiles(writer ?? RunIdentity.Current());
    }

    public ICachedFile? Open(string name)
    {
        var file = Path.Combine(_folder, name);
        try
        {
            var handle = File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, FileOptions.RandomAccess);
            File.SetLastWriteTimeUtc(file, _time.GetUtcNow().UtcDateTime);
            return new LocalCachedFile(handle);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public bool TryKeep(string name, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var target = Path.Combine(_folder, name);
        try
        {
            File.Move(_temporary.Write(target, write), target, overwrite: true);
            File.SetLastWriteTimeUtc(target, _time.GetUtcNow().UtcDateTime);
            Shrink(target);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false; // a full disk, or a folder that cannot be written: the work goes on without
        }
    }

    public void Remove(string name) => Remove(new FileInfo(Path.Combine(_folder, name)));

    private static void Remove(FileInfo file)
    {
        try
        {
            file.Delete();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Windows keeps a file that somebody reads; it goes another time.
        }
    }

    private void Shrink(string newest)
    {
        var kept = new DirectoryInfo(_folder).GetFiles().Where(file => !file.Name.StartsWith('.')); // not those being written
        var bytes = 0L;
        foreach (var file in kept.OrderByDescending(file => file.FullName == newest).ThenByDescending(file => file.LastWriteTimeUtc))
        {
            bytes += file.Length;
            if (bytes > _maximumBytes)
            {
                Remove(file);
            }
        }
    }
}
