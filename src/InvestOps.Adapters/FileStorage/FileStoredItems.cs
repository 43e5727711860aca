using System.Globalization;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Adapters.FileStorage;

/// <summary>The files below folders, each folder a container. The tag is the time of the last write and the length; what has a leading dot or @ is nobody's asset.</summary>
public sealed class FileStoredItems : IStoredItems
{
    private readonly Func<IReadOnlyDictionary<string, string>> _folders;

    private FileStoredItems(Func<IReadOnlyDictionary<string, string>> folders) => _folders = folders;

    /// <summary>Every folder of a root, but for some.</summary>
    public static FileStoredItems Below(string root, params IReadOnlyList<string> except)
    {
        ArgumentException.ThrowIfNullOrEmpty(root);
        var full = Path.GetFullPath(root);
        return new FileStoredItems(() => Directory.Exists(full)
            ? Directory.EnumerateDirectories(full).Select(folder => Path.GetFileName(folder)).Where(name => IsOurs(name) && !except.Contains(name, StringComparer.OrdinalIgnoreCase)).ToDictionary(name => name, name => Path.Combine(full, name), StringComparer.Ordinal)
            : new Dictionary<string, string>(StringComparer.Ordinal));
    }

    /// <summary>One folder, under a name of the caller's choice.</summary>
    public static FileStoredItems Of(string container, string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(container);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var folders = new Dictionary<string, string>(StringComparer.Ordinal) { [container] = Path.GetFullPath(folder) };
        return new FileStoredItems(() => folders);
    }

    public Task<IReadOnlyList<string>> ContainersAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([.. _folders().Where(folder => Directory.Exists(folder.Value)).Select(folder => folder.Key).Order(StringComparer.Ordinal)]);

    public Task<IReadOnlyList<StoredItem>> ListAsync(string container, string prefix, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        IReadOnlyList<StoredItem> items = _folders().TryGetValue(container, out var folder) && Directory.Exists(folder) ? [.. Files(container, folder, folder, prefix, cancellationToken).OrderBy(item => item.Name, StringComparer.Ordinal)] : [];
        return Task.FromResult(items);
    }

    public async Task<byte[]?> ReadAsync(StoredItem item, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        var file = new FileInfo(LocationOf(item));
        if (!IsUnchanged(file, item))
        {
            return null;
        }

        try
        {
            var content = await File.ReadAllBytesAsync(file.FullName, cancellationToken);
            file.Refresh();
            return IsUnchanged(file, item) ? content : null;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public string LocationOf(StoredItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return _folders().TryGetValue(item.Container, out var folder) ? Path.Combine([folder, .. item.Name.Split('/')]) : $"{item.Container}/{item.Name}";
    }

    private static bool IsOurs(string name) => name[0] is not ('.' or '@');

    private static bool IsUnchanged(FileInfo file, StoredItem item) => file.Exists && TagOf(file) == item.Tag;

    private static string TagOf(FileInfo file) => string.Create(CultureInfo.InvariantCulture, $"{file.LastWriteTimeUtc.Ticks:x}-{file.Length:x}");

    // A link is not followed: it could lead anywhere, also back to where it lies.
    private static IEnumerable<StoredItem> Files(string container, string root, string folder, string prefix, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos().Where(entry => IsOurs(entry.Name) && entry.LinkTarget is null))
        {
            var name = Path.GetRelativePath(root, entry.FullName).Replace(Path.DirectorySeparatorChar, '/');
            if (entry is FileInfo { Exists: true } file && name.StartsWith(prefix, StringComparison.Ordinal))
            {
                yield return new StoredItem(container, name, TagOf(file), file.Length);
            }
            else if (entry is DirectoryInfo && ((name + "/").StartsWith(prefix, StringComparison.Ordinal) || prefix.StartsWith(name + "/", StringComparison.Ordinal)))
            {
                foreach (var item in Files(container, root, entry.FullName, prefix, cancellationToken))
                {
                    yield return item;
                }
            }
        }
    }
}
