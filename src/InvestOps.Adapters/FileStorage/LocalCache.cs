using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Adapters.FileStorage;

/// <summary>A folder of files that can be made again. When they are larger than allowed together, what was used longest ago goes.</summary>
public sealed class LocalCache : ILocalCache
{
    private readonly LimitedFolder _folder;

    /// <param name="maximumBytes">What all files together may take.</param>
    /// <param name="time">Tells when a file was used last.</param>
    /// <param name="writer">This process; the current one by default.</param>
    public LocalCache(string folder, long maximumBytes, TimeProvider time, RunIdentity? writer = null) =>
        _folder = new LimitedFolder(folder, maximumBytes, time, writer);

    public ICachedFile? Open(string name)
    {
        var file = _folder.PathOf(name);
        try
        {
            var handle = File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, FileOptions.RandomAccess);
            _folder.Touch(file);
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
        var target = _folder.PathOf(name);
        try
        {
            _folder.Write(target, write);
            _folder.Shrink(target);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false; // a full disk, or a folder that cannot be written: the work goes on without
        }
    }

    public void Remove(string name) => LimitedFolder.Remove(_folder.PathOf(name));
}
