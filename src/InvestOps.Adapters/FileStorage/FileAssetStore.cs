using System.IO.Enumeration;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Adapters.FileStorage;

/// <summary>
/// Assets as files: one folder a container below the data root. A write goes to a temporary file in the same folder, is
/// flushed to disk and renamed, so that a reader or a crash never meets half of it.
/// </summary>
public sealed class FileAssetStore : IAssetStore
{
    private readonly string _root;
    private readonly TemporaryFiles _temporary;

    /// <param name="root">The data root; made when the first asset is written.</param>
    /// <param name="writer">This process, written into the names of its temporary files; the current one by default.</param>
    public FileAssetStore(string root, RunIdentity? writer = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(root);
        _root = Path.GetFullPath(root);
        _temporary = new TemporaryFiles(writer ?? RunIdentity.Current());
    }

    public string LocationOf(AssetPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Path.Combine([_root, path.Container, .. path.Path.Split('/')]);
    }

    public Task<Stream?> OpenReadAsync(AssetPath path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var file = LocationOf(path);
        Stream? stream = File.Exists(file) ? new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete) : null;
        return Task.FromResult(stream);
    }

    public Task<bool> ExistsAsync(AssetPath path, CancellationToken cancellationToken) => Task.FromResult(File.Exists(LocationOf(path)));

    public async Task WriteAsync(AssetPath path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var target = LocationOf(path);
        var temporary = await _temporary.WriteAsync(target, content, cancellationToken);
        File.Move(temporary, target, overwrite: true);
    }

    public async Task<bool> TryCreateAsync(AssetPath path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var target = LocationOf(path);
        if (File.Exists(target))
        {
            return false;
        }

        var temporary = await _temporary.WriteAsync(target, content, cancellationToken);
        try
        {
            File.Move(temporary, target, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(target))
        {
            File.Delete(temporary);
            return false;
        }
    }

    public async Task<bool> TryReplaceAsync(AssetPath path, ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var target = LocationOf(path);
        if (!File.Exists(target))
        {
            return false;
        }

        using var held = await FileLock.TakeAsync(target, cancellationToken);
        var known = File.Exists(target) ? await File.ReadAllBytesAsync(target, cancellationToken) : null;
        if (known is null || !before.Span.SequenceEqual(known))
        {
            return false;
        }

        File.Move(await _temporary.WriteAsync(target, content, cancellationToken), target, overwrite: true);
        return true;
    }

    public Task<IReadOnlyList<AssetPath>> ListAsync(string container, string prefix, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        var root = Path.Combine(_root, container);
        var start = Path.Combine([root, .. prefix.Split('/')[..^1]]);
        IReadOnlyList<AssetPath> paths = Directory.Exists(start)
            ? [.. Names(start)
                .Select(file => Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/'))
                .Where(path => path.StartsWith(prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(path => AssetPath.TryCreate(container, path))
                .OfType<AssetPath>()]
            : [];
        return Task.FromResult(paths);
    }

    public Task DeleteAsync(AssetPath path, CancellationToken cancellationToken)
    {
        var file = LocationOf(path);
        if (File.Exists(file))
        {
            File.Delete(file);
        }

        return Task.CompletedTask;
    }

    // A NAS and its file services keep their own folders everywhere, named with a leading dot or @.
    private static FileSystemEnumerable<string> Names(string folder) =>
        new(folder, (ref entry) => entry.ToFullPath(), new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = false, AttributesToSkip = FileAttributes.None })
        {
            ShouldIncludePredicate = (ref entry) => !entry.IsDirectory,
            ShouldRecursePredicate = (ref entry) => entry.FileName[0] is not ('.' or '@'),
        };
}
