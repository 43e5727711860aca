using System.Globalization;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Runs;

/// <summary>
/// Keeps two processes from running one stage at the same time: a timer of the host, and a person who runs a day by hand. A lock is a
/// file with a number; only one process can create it, one that a dead process left is passed over by creating the next number, and whoever
/// finds another living one after creating its own gives way. So no moment exists in which two hold it, whatever the order of reads and writes.
/// </summary>
public sealed class RunLocks(IAssetStore store, TimeProvider time, RunIdentity identity)
{
    /// <summary>
    /// How long another machine's lock counts: whether its process lives cannot be seen from here, and no run of a host may take longer
    /// (<c>functionTimeout</c> in host.json).
    /// </summary>
    public static TimeSpan LongestElsewhere { get; } = TimeSpan.FromHours(2);

    /// <returns>The lock, or null and who has it.</returns>
    public async Task<(RunLock? Lock, RunLockOwner? Owner)> TryTakeAsync(StageName stage, CancellationToken cancellationToken)
    {
        var found = await ListAsync(stage, cancellationToken);
        if (found.FirstOrDefault(entry => IsHeld(entry.Owner)).Owner is { } holder)
        {
            return (null, holder);
        }

        var number = found.Count == 0 ? 1 : NumberOf(found[^1].Path) + 1;
        var mine = new RunLockOwner { Machine = identity.Machine, ProcessId = identity.ProcessId, ProcessStartedAt = identity.ProcessStartedAt, Since = time.GetUtcNow() };
        var path = AssetCatalog.RunLock(stage, number);
        if (!await store.TryCreateAsync(path, AssetJson.Write(mine), cancellationToken))
        {
            return (null, await store.ReadJsonAsync<RunLockOwner>(path, cancellationToken) ?? mine);
        }

        var others = (await ListAsync(stage, cancellationToken)).Where(entry => entry.Path != path).ToArray();
        if (others.FirstOrDefault(entry => IsHeld(entry.Owner)).Owner is { } other)
        {
            await store.DeleteAsync(path, CancellationToken.None);
            return (null, other);
        }

        foreach (var (left, _) in others)
        {
            await store.DeleteAsync(left, cancellationToken);
        }

        return (new RunLock(store, path), null);
    }

    private static int NumberOf(AssetPath path) =>
        int.Parse(Path.GetFileNameWithoutExtension(path.Path), NumberStyles.None, CultureInfo.InvariantCulture);

    private bool IsHeld(RunLockOwner owner) => owner.Machine == identity.Machine
        ? identity.IsAlive(owner.ProcessId, owner.ProcessStartedAt)
        : (time.GetUtcNow() - owner.Since).Duration() < LongestElsewhere;

    private async Task<IReadOnlyList<(AssetPath Path, RunLockOwner Owner)>> ListAsync(StageName stage, CancellationToken cancellationToken)
    {
        var folder = AssetCatalog.RunLock(stage, 1).Path[..^"00000001.json".Length];
        var locks = new List<(AssetPath, RunLockOwner)>();
        foreach (var path in await store.ListAsync(AssetCatalog.Runs, folder, cancellationToken))
        {
            if (await store.ReadJsonAsync<RunLockOwner>(path, cancellationToken) is { } owner)
            {
                locks.Add((path, owner));
            }
        }

        return locks;
    }
}
