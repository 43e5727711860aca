using System.Collections.Concurrent;
using System.Globalization;
using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Runs;

/// <summary>
/// One at a time: a stage, a copy, the sender of messages, whichever process or machine begins it. Each holder makes the next numbered entry,
/// which only one can; so two that find the same dead holder do not both take over. A holder of this machine is dead when its process is, one
/// of another machine when it has been silent.
/// </summary>
public sealed class WorkLock : IAsyncDisposable
{
    /// <summary>A holder of another machine that says now and then that it lives, and has not been heard of for this long, is gone.</summary>
    public static TimeSpan LongestSilence { get; } = TimeSpan.FromMinutes(30);

    /// <summary>One that never says so: no run of a host may take longer (<c>functionTimeout</c> in host.json).</summary>
    public static TimeSpan LongestRun { get; } = TimeSpan.FromHours(2);

    private static readonly TimeSpan RenewalInterval = TimeSpan.FromMinutes(1);

    // The holds of this process that have not ended, whether or not a disk took the word of it.
    private static readonly ConcurrentDictionary<long, bool> Holds = new();
    private static long _holds;

    private readonly IAssetStore _store;
    private readonly TimeProvider _time;
    private readonly string _name;
    private readonly int _number;
    private readonly TimeSpan _silence;
    private LockEntry _entry;

    private WorkLock(IAssetStore store, TimeProvider time, string name, int number, LockEntry entry, TimeSpan silence) =>
        (_store, _time, _name, _number, _entry, _silence) = (store, time, name, number, entry, silence);

    /// <summary>Takes a lock. Where somebody else holds it, <c>Holder</c> says who.</summary>
    /// <exception cref="InvalidDataException">The lock is one of another version of this program; names the file.</exception>
    /// <param name="name">What is done under it: lower-case letters and hyphens.</param>
    /// <param name="silence">How long a holder of another machine may be silent; <see cref="LongestSilence"/> by default.</param>
    public static async Task<(WorkLock? Taken, string? Holder)> TryTakeAsync(
        IAssetStore store, string name, RunIdentity identity, TimeProvider time, CancellationToken cancellationToken, TimeSpan? silence = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(identity);
        ArgumentNullException.ThrowIfNull(time);
        var now = time.GetUtcNow();
        var numbers = await NumbersAsync(store, name, cancellationToken);
        var last = numbers.Count > 0 ? numbers[^1] : 0;
        if (last > 0 && await HolderAsync(store, PathOf(name, last), cancellationToken) is { } holder && IsHeld(holder, identity, now, silence ?? LongestSilence))
        {
            return (null, Describe(name, holder));
        }

        var entry = new LockEntry { Machine = identity.Machine, ProcessId = identity.ProcessId, ProcessStartedAt = identity.ProcessStartedAt, Hold = Interlocked.Increment(ref _holds), Since = now, RenewedAt = now };
        Holds[entry.Hold] = true;
        var isTaken = false;
        try
        {
            isTaken = await store.TryCreateAsync(PathOf(name, last + 1), AssetJson.Write(entry), cancellationToken) && await IsHighestAsync(store, name, last + 1, cancellationToken);
            foreach (var number in isTaken ? numbers : [])
            {
                await store.DeleteAsync(PathOf(name, number), cancellationToken);
            }
        }
        catch
        {
            Holds.TryRemove(entry.Hold, out _);
            throw;
        }

        if (isTaken)
        {
            return (new WorkLock(store, time, name, last + 1, entry, silence ?? LongestSilence), null);
        }

        Holds.TryRemove(entry.Hold, out _);
        return (null, $"another {name} began at this moment");
    }

    /// <summary>Says that this run lives; writes at most once a minute.</summary>
    /// <exception cref="IOException">Somebody else has taken over: this run was silent for too long.</exception>
    public async Task RenewAsync(CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        if ((now - _entry.RenewedAt).Duration() < RenewalInterval)
        {
            return;
        }

        if (await NumbersAsync(_store, _name, cancellationToken) is [.., var last] && last != _number)
        {
            throw new IOException($"Another {_name} took over, because this one was silent for more than {_silence.TotalMinutes:0} minutes. It goes on from here.");
        }

        _entry = _entry with { RenewedAt = now };
        await _store.WriteAsync(PathOf(_name, _number), AssetJson.Write(_entry), cancellationToken);
    }

    /// <summary>Releases the lock. Its number stays, so that the next one is higher. Where that cannot be written, the entry goes stale by itself.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _store.WriteAsync(PathOf(_name, _number), AssetJson.Write(_entry with { IsReleased = true }), CancellationToken.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            // The disk is full or gone, or the storage does not answer, which the work itself reports.
        }
        finally
        {
            Holds.TryRemove(_entry.Hold, out _);
        }
    }

    private static bool IsHeld(LockEntry holder, RunIdentity identity, DateTimeOffset now, TimeSpan silence) =>
        !holder.IsReleased && (holder.Machine == identity.Machine
            ? identity.IsAlive(holder.ProcessId, holder.ProcessStartedAt) && (!IsOwn(holder, identity) || Holds.ContainsKey(holder.Hold))
            : (now - holder.RenewedAt).Duration() <= silence);

    // One that listed long ago can make a number again that came and went meanwhile: a higher one tells.
    private static async Task<bool> IsHighestAsync(IAssetStore store, string name, int number, CancellationToken cancellationToken)
    {
        if (await NumbersAsync(store, name, cancellationToken) is not [.., var highest] || highest == number)
        {
            return true;
        }

        await store.DeleteAsync(PathOf(name, number), cancellationToken);
        return false;
    }

    private static bool IsOwn(LockEntry holder, RunIdentity identity) => holder.ProcessId == identity.ProcessId && holder.ProcessStartedAt == identity.ProcessStartedAt;

    // What a power cut left unreadable holds nothing. What another version of this program wrote is whole, and may well be held.
    private static async Task<LockEntry?> HolderAsync(IAssetStore store, AssetPath path, CancellationToken cancellationToken)
    {
        try
        {
            return await store.ReadJsonAsync<LockEntry>(path, cancellationToken);
        }
        catch (InvalidDataException exception) when (exception.InnerException is not UnknownSchemaException)
        {
            return null;
        }
    }

    private static string Describe(string name, LockEntry holder) =>
        string.Create(CultureInfo.InvariantCulture, $"{name} is running: process {holder.ProcessId} on {holder.Machine}, since {holder.Since.ToOffset(KoreaTime.Offset):yyyy-MM-dd HH:mm:ss}");

    private static async Task<IReadOnlyList<int>> NumbersAsync(IAssetStore store, string name, CancellationToken cancellationToken) =>
    [
        .. (await store.ListAsync(AssetCatalog.Locks, name + "-", cancellationToken))
            .Select(path => int.TryParse(path.Path[(name.Length + 1)..].Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
            .Where(number => number > 0)
            .Order(),
    ];

    private static AssetPath PathOf(string name, int number) => AssetCatalog.Lock(name, number);
}
