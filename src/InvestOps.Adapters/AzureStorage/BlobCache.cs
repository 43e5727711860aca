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
    private const string Writing = ".writing-";
    private static readonly TimeSpan LongestWrite = TimeSpan.FromDays(1);

    // One count for the whole process: two caches of it may share a folder.
    private static int _count;

    private readonly string _folder;
    private readonly long _maximumBytes;
    private readonly TimeProvider _time;
    private readonly string _writer;

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
        writer ??= RunIdentity.Current();
        _writer = string.Create(CultureInfo.InvariantCulture, $"{Writing}{writer.PortableMachine}_{writer.ProcessId}_{writer.ProcessStartedAt}");
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
            File.Move(await WriteAsync(content, cancellationToken), target, overwrite: true);
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

    // Flushed to disk before the rename: a power cut leaves no copy of the right length and other content.
    private async Task<string> WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_folder);
        foreach (var left in new DirectoryInfo(_folder).GetFiles(Writing + "*").Where(file => _time.GetUtcNow().UtcDateTime - file.LastWriteTimeUtc > LongestWrite))
        {
            Remove(left.FullName); // of a process that was killed
        }

        var temporary = Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{_writer}_{Interlocked.Increment(ref _count)}"));
        try
        {
            var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None);
            await using (stream)
            {
                await stream.WriteAsync(content, cancellationToken);
                stream.Flush(flushToDisk: true);
            }

            return temporary;
        }
        catch
        {
            Remove(temporary);
            throw;
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
        var files = new DirectoryInfo(_folder).GetFiles("*" + Ending).OrderByDescending(file => file.FullName == newest).ThenByDescending(file => file.LastWriteTimeUtc);
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
