using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Adapters.AzureStorage;

/// <summary>
/// Copies of blobs in a folder, each named by a hash of its address, its ETag and its length. The service decides
/// whether a copy still holds. A copy is written beside and renamed, so a kill leaves none half made, and any number of
/// processes may share the folder. When it is larger than allowed, what was used longest ago goes.
/// </summary>
public sealed class BlobCache
{
    private const string Ending = ".blob";
    private readonly string _folder;
    private readonly long _maximumBytes;
    private readonly TimeProvider _time;
    private readonly TemporaryFiles _temporary;

    /// <param name="maximumBytes">What all copies together may take.</param>
    /// <param name="time">Tells when a copy was used last.</param>
    /// <param name="writer">This process; the current one by default.</param>
    public BlobCache(string folder, long maximumBytes, TimeProvider time, RunIdentity? writer = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentOutOfRangeException.ThrowIfNegative(maximumBytes);
        ArgumentNullException.ThrowIfNull(time);
        _folder = Path.GetFullPath(folder);
        _maximumBytes = maximumBytes;
        _time = time;
        _temporary = new TemporaryFiles(writer ?? RunIdentity.Current());
    }

    /// <returns>The copy of the blob at an address, opened; null where there is none.</returns>
    internal CachedBlob? Find(string location)
    {
        foreach (var file in Copies(location))
        {
            if (TryOpen(file) is { } copy)
            {
                return copy;
            }
        }

        return null;
    }

    /// <summary>Keeps a blob's content in place of any earlier copy.</summary>
    internal async Task KeepAsync(string location, string etag, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (content.Length > _maximumBytes)
        {
            return;
        }

        var target = Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{Key(location)}_{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(etag))}_{content.Length}{Ending}"));
        try
        {
            File.Move(await _temporary.WriteAsync(target, content, cancellationToken), target, overwrite: true);
            File.SetLastWriteTimeUtc(target, _time.GetUtcNow().UtcDateTime);
            foreach (var earlier in Copies(location).Where(file => file != target))
            {
                Remove(earlier);
            }

            Shrink(target);
        }
        catch (IOException)
        {
            // A full disk, or another process that holds the file open: the blob itself has arrived, and is asked for again next time.
        }
    }

    private static string Key(string location) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(location)))[..32];

    private static void Remove(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (IOException)
        {
            // Windows keeps a file that somebody reads; it goes another time.
        }
    }

    private string[] Copies(string location) => Directory.Exists(_folder) ? Directory.GetFiles(_folder, $"{Key(location)}_*{Ending}") : [];

    private CachedBlob? TryOpen(string file)
    {
        var parts = Path.GetFileNameWithoutExtension(file).Split('_');
        if (parts.Length != 3 || !long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            return null;
        }

        FileStream? stream = null;
        try
        {
            stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            if (stream.Length == length)
            {
                File.SetLastWriteTimeUtc(file, _time.GetUtcNow().UtcDateTime);
                return new CachedBlob(Encoding.UTF8.GetString(Convert.FromHexString(parts[1])), stream);
            }

            stream.Dispose();
            Remove(file);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
        {
            stream?.Dispose();
            return null; // another process removed it just now
        }
    }

    private void Shrink(string newest)
    {
        var copies = new DirectoryInfo(_folder).GetFiles("*" + Ending).Where(file => !file.Name.StartsWith('.')); // not those being written
        var files = copies.OrderByDescending(file => file.FullName == newest).ThenByDescending(file => file.LastWriteTimeUtc);
        var bytes = 0L;
        foreach (var file in files)
        {
            bytes += file.Length;
            if (bytes > _maximumBytes)
            {
                Remove(file.FullName);
            }
        }
    }
}
