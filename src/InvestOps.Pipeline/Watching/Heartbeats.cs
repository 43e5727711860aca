using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Watching;

/// <summary>The signs of life of all hosts.</summary>
public sealed class Heartbeats(IAssetStore store, WatchedHost host, ITimerSchedules timers, RunIdentity identity, TimeProvider time)
{
    /// <summary>A host that has been silent for so long was taken away.</summary>
    public static TimeSpan Forgotten { get; } = TimeSpan.FromDays(14);

    /// <summary>This host as it is now.</summary>
    public Heartbeat Now() => new()
    {
        Role = host.Role,
        Machine = identity.Machine,
        At = time.GetUtcNow(),
        CodeVersion = identity.CodeVersion,
        ProcessId = identity.ProcessId,
        Disk = host.Disk(),
        Timers = timers.Read(),
    };

    /// <summary>Gives a sign of life.</summary>
    /// <returns>The one before; null at the first.</returns>
    public async Task<Heartbeat?> BeatAsync(CancellationToken cancellationToken)
    {
        var path = AssetCatalog.Heartbeat(host.Role, identity.PortableMachine);
        var before = await store.ReadJsonAsync<Heartbeat>(path, cancellationToken);
        await store.WriteAsync(path, AssetJson.Write(Now()), cancellationToken);
        return before;
    }

    /// <summary>The last sign of each host, by name; those that were taken away left out.</summary>
    public async Task<IReadOnlyList<Heartbeat>> ListAsync(CancellationToken cancellationToken)
    {
        var oldest = time.GetUtcNow() - Forgotten;
        var paths = await store.ListAsync(AssetCatalog.Runs, AssetCatalog.Heartbeats, cancellationToken);
        var beats = await SeveralAtOnce.RunAsync(paths, path => store.ReadJsonAsync<Heartbeat>(path, cancellationToken));
        return [.. beats.OfType<Heartbeat>().Where(beat => beat.At > oldest)];
    }
}
