using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Watching;

namespace InvestOps.Pipeline.Status;

/// <summary>Reads what is known of machines: the storage, this machine's disk, and every host's sign of life.</summary>
public sealed class HostReader(IStorageProbe storage, StorageCanary canary, Heartbeats heartbeats, WatchedHost host, ITimerSchedules timers, TimeProvider time)
{
    private const int ShownTicks = 5;

    public Task<StorageHealth> ProbeAsync(CancellationToken cancellationToken) => storage.ProbeAsync(cancellationToken);

    public Task<CanaryState> CanaryAsync(CancellationToken cancellationToken) => canary.CheckAsync(cancellationToken);

    public DiskSpace? OwnDisk() => host.Disk();

    /// <summary>Every host with the ticks of its timers that are still to come; inside a host, its own as they are now.</summary>
    public async Task<IReadOnlyList<Heartbeat>> ListAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var own = timers.Read();
        var beats = await heartbeats.ListAsync(cancellationToken);
        var mine = heartbeats.Now().NameOf();
        return [.. beats.Select(beat => beat with { Timers = [.. (beat.NameOf() == mine && own.Count > 0 ? own : beat.Timers).Select(timer => AfterNow(timer, now))] })];
    }

    private static TimerTicks AfterNow(TimerTicks timer, DateTimeOffset now) => timer with { Next = [.. timer.Next.Where(tick => tick > now).Take(ShownTicks)] };
}
