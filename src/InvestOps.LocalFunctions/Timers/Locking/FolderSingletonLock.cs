using System.Text.Json;

namespace InvestOps.LocalFunctions.Timers.Locking;

/// <summary>
/// Locks as files that stay open: <c>locks/{hostId}/{name}</c> below a folder. The operating system lets go of them when a
/// process dies, so that none is ever stuck. A file beside each says who has it.
/// </summary>
internal sealed class FolderSingletonLock(string root, string hostId, TimeProvider time) : ISingletonLock
{
    public async Task<ISingletonHold?> TryAcquireAsync(string name, CancellationToken cancellationToken)
    {
        var file = FileOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var held = TryOpen(file);
        if (held is null)
        {
            return null;
        }

        try
        {
            await File.WriteAllTextAsync(file + ".owner", JsonSerializer.Serialize(LockOwner.Current(time.GetUtcNow()).ToValues()), cancellationToken);
            return new FolderSingletonHold(held);
        }
        catch
        {
            await held.DisposeAsync();
            throw;
        }
    }

    public async Task<LockOwner?> FindOwnerAsync(string name, CancellationToken cancellationToken)
    {
        var file = FileOf(name) + ".owner";
        if (!File.Exists(file))
        {
            return null;
        }

        try
        {
            var values = JsonSerializer.Deserialize<Dictionary<string, string>>(await File.ReadAllTextAsync(file, cancellationToken));
            return values is null ? null : LockOwner.Parse(values);
        }
        catch (JsonException)
        {
            return null; // it is just being written
        }
    }

    // What cannot be opened because of a lock is told from a folder that cannot be written by the file's being there.
    private static FileStream? TryOpen(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(file))
        {
            return null;
        }
    }

    private string FileOf(string name) => Path.Combine(root, "locks", hostId, name);
}
