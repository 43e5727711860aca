using System.Globalization;
using System.Text;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Adapters.AzureStorage;

/// <summary>
/// Copies of blobs in a folder, each named by a hash of its address, its ETag and its length. The service decides
/// whether a copy still holds.
/// </summary>
public sealed class BlobCache
{
    private const string Ending = ".blob";
    private readonly LimitedFolder _folder;

    /// <param name="maximumBytes">What all copies together may take.</param>
    /// <param name="time">Tells when a copy was used last.</param>
    /// <param name="writer">This process; the current one by default.</param>
    public BlobCache(string folder, long maximumBytes, TimeProvider time, RunIdentity? writer = null) =>
        _folder = new LimitedFolder(folder, maximumBytes, time, writer);

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
        if (!_folder.HasRoomFor(content.Length))
        {
            return;
        }

        var target = _folder.PathOf(string.Create(CultureInfo.InvariantCulture, $"{Key(location)}_{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(etag))}_{content.Length}{Ending}"));
        try
        {
            await _folder.WriteAsync(target, content, cancellationToken);
            foreach (var earlier in Copies(location).Where(file => file != target))
            {
                LimitedFolder.Remove(earlier);
            }

            _folder.Shrink(target);
        }
        catch (IOException)
        {
            // A full disk, or another process that holds the file open: the blob itself has arrived, and is asked for again next time.
        }
    }

    private static string Key(string location) => ContentHash.Of(location)[..32];

    private string[] Copies(string location) => _folder.Find($"{Key(location)}_*{Ending}");

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
                _folder.Touch(file);
                return new CachedBlob(Encoding.UTF8.GetString(Convert.FromHexString(parts[1])), stream);
            }

            stream.Dispose();
            LimitedFolder.Remove(file);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
        {
            stream?.Dispose();
            return null; // another process removed it just now
        }
    }
}
