using InvestOps.Pipeline.Runs;

namespace InvestOps.Adapters;

/// <summary>
/// A folder of files that can be made again. Each is written beside and renamed, so a kill leaves none half made, and any number of
/// processes may share the folder. When they are larger than allowed together, what was used longest ago goes.
/// </summary>
internal sealed class LimitedFolder
{
    private readonly string _folder;
    private readonly long _maximumBytes;
    private readonly TimeProvider _time;
    private readonly TemporaryFiles _temporary;

    /// <param name="maximumBytes">What all files together may take.</param>
    /// <param name="time">Tells when a file was used last.</param>
    /// <param name="writer">This process; the current one by default.</param>
    public LimitedFolder(string folder, long maximumBytes, TimeProvider time, RunIdentity? writer)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentOutOfRangeException.ThrowIfNegative(maximumBytes);
        ArgumentNullException.ThrowIfNull(time);
        _folder = Path.GetFullPath(folder);
        _maximumBytes = maximumBytes;
        _time = time;
        _temporary = new TemporaryFiles(writer ?? RunIdentity.Current());
    }

    /// <summary>Whether so much may be kept at all.</summary>
    public bool HasRoomFor(long bytes) => bytes <= _maximumBytes;

    /// <summary>The full path of a file of that name.</summary>
    public string PathOf(string name) => Path.Combine(_folder, name);

    /// <summary>The full paths of the files whose names fit a pattern.</summary>
    public string[] Find(string pattern) => Directory.Exists(_folder) ? Directory.GetFiles(_folder, pattern) : [];

    /// <summary>Remembers that a file was used just now.</summary>
    public void Touch(string file) => File.SetLastWriteTimeUtc(file, _time.GetUtcNow().UtcDateTime);

    /// <summary>Writes a file that a power cut finds whole.</summary>
    public async Task WriteAsync(string file, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        Publish(await _temporary.WriteAsync(file, content, cancellationToken), file);

    /// <summary>Lets the caller write a file that may be lost with the power.</summary>
    public void Write(string file, Action<Stream> write) => Publish(_temporary.Write(file, write), file);

    /// <summary>Removes a file. One that somebody reads, which Windows keeps, goes another time.</summary>
    public static void Remove(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is looked at again when the next one is written.
        }
    }

    /// <summary>Removes what was used longest ago, until the rest may stay.</summary>
    /// <param name="newest">Counts as used last, whatever the clock says.</param>
    public void Shrink(string newest)
    {
        var kept = new DirectoryInfo(_folder).GetFiles().Where(file => !file.Name.StartsWith('.')); // not those being written
        var bytes = 0L;
        foreach (var file in kept.OrderByDescending(file => file.FullName == newest).ThenByDescending(file => file.LastWriteTimeUtc))
        {
            bytes += file.Length;
            if (bytes > _maximumBytes)
            {
                Remove(file.FullName);
            }
        }
    }

    private void Publish(string temporary, string file)
    {
        File.Move(temporary, file, overwrite: true);
        Touch(file);
    }
}
