using System.Globalization;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Adapters.FileStorage;

/// <summary>A folder that copies go to. What a disk refuses is said in words that a person can act on: which folder, why, and how much room there is.</summary>
public sealed class KeptFolder : IAssetStore
{
    private const int BytesPerMegabyte = 1024 * 1024;

    private readonly string _folder;
    private readonly string _what;
    private readonly bool _mustExist;
    private readonly FileAssetStore _files;

    /// <param name="folder">The folder.</param>
    /// <param name="what">What it is, as the beginning of a sentence: The folder of backups.</param>
    /// <param name="mustExist">Whether nothing is written where it is not there: below an empty mount point lies another disk.</param>
    public KeptFolder(string folder, string what, bool mustExist)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        (_folder, _what, _mustExist) = (Path.GetFullPath(folder), what, mustExist);
        _files = new FileAssetStore(_folder);
    }

    public string LocationOf(AssetPath path) => _files.LocationOf(path);

    public Task<Stream?> OpenReadAsync(AssetPath path, CancellationToken cancellationToken) => ExplainAsync("read", () => _files.OpenReadAsync(path, cancellationToken));

    public Task<bool> ExistsAsync(AssetPath path, CancellationToken cancellationToken) => ExplainAsync("read", () => _files.ExistsAsync(path, cancellationToken));

    public Task WriteAsync(AssetPath path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => ExplainAsync("written", async () =>
    {
        await _files.WriteAsync(path, content, cancellationToken);
        return true;
    });

    public Task<bool> TryCreateAsync(AssetPath path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => ExplainAsync("written", () => _files.TryCreateAsync(path, content, cancellationToken));

    public Task<bool> TryReplaceAsync(AssetPath path, ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        ExplainAsync("written", () => _files.TryReplaceAsync(path, before, content, cancellationToken));

    public Task<IReadOnlyList<AssetPath>> ListAsync(string container, string prefix, CancellationToken cancellationToken) => ExplainAsync("read", () => _files.ListAsync(container, prefix, cancellationToken));

    public Task DeleteAsync(AssetPath path, CancellationToken cancellationToken) => ExplainAsync("written", async () =>
    {
        await _files.DeleteAsync(path, cancellationToken);
        return true;
    });

    private async Task<T> ExplainAsync<T>(string deed, Func<Task<T>> work)
    {
        if (_mustExist && !Directory.Exists(_folder))
        {
            throw new IOException($"{_what} {_folder} is not there any more. Is its disk mounted? What was finished is kept; run it again when the disk is back.");
        }

        try
        {
            return await work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{_what} {_folder} cannot be {deed}: {exception.Message.TrimEnd('.')}{FreeSpace()}. What was finished is kept; mend it and run it again.", exception);
        }
    }

    private string FreeSpace()
    {
        try
        {
            return string.Create(CultureInfo.InvariantCulture, $" ({new DriveInfo(_folder).AvailableFreeSpace / BytesPerMegabyte:N0} MB free there)");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return "";
        }
    }
}
