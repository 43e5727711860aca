using System.Globalization;
using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Adapters.Http;

/// <summary>
/// Keeps a source's rules across runs: so many requests a Korean day, and none for a day after it has shut us out. What is counted
/// is stored before it is sent, so a crash may waste requests and never exceeds the quota.
/// </summary>
public sealed class SourceGuard(string source, int requestsPerDay, IAssetStore store, TimeProvider time) : IDisposable
{
    /// <summary>How long a block is respected: the exchange lifts its own after a day, and begins anew where it is asked before.</summary>
    public static TimeSpan BlockedFor { get; } = TimeSpan.FromHours(24);

    private readonly SemaphoreSlim _one = new(1, 1);
    private int _setAside;
    private DateOnly _day;
    private SourceException? _shut;

    /// <summary>Sets requests aside that a session needs, with one write.</summary>
    /// <exception cref="SourceException">The source shuts us out, or the day's requests are used up.</exception>
    public Task ReserveAsync(int requests, CancellationToken cancellationToken) => AddAsync(requests, cancellationToken);

    /// <summary>Takes one request: one that was set aside, or another one.</summary>
    /// <exception cref="SourceException">The source shuts us out, or the day's requests are used up.</exception>
    public async Task TakeAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _shut) is { } shut)
        {
            throw new SourceException(source, shut.Fault, shut.Message[(source.Length + 2)..]) { RetryAt = shut.RetryAt };
        }

        if (Today() == _day && Interlocked.Decrement(ref _setAside) >= 0)
        {
            return;
        }

        Interlocked.Exchange(ref _setAside, 0);
        await AddAsync(1, cancellationToken);
        Interlocked.Decrement(ref _setAside);
    }

    /// <summary>The source shuts us out: nothing is asked for a day, by any run.</summary>
    public async Task<SourceException> BlockAsync(string reason, CancellationToken cancellationToken)
    {
        await ChangeAsync(state => state with { BlockedUntil = time.GetUtcNow() + BlockedFor, Reason = reason }, cancellationToken);
        return _shut = Blocked(time.GetUtcNow() + BlockedFor, reason);
    }

    /// <summary>The source says that enough was asked.</summary>
    /// <param name="pause">How long it wants to be left alone; null: until its counters begin anew, at midnight in Korea.</param>
    public async Task<SourceException> PauseAsync(string reason, TimeSpan? pause, CancellationToken cancellationToken)
    {
        var until = pause is { } given && given < BlockedFor ? time.GetUtcNow() + given : Midnight();
        await ChangeAsync(state => state with { PausedUntil = until, Reason = reason }, cancellationToken);
        return Exhausted(until, reason);
    }

    /// <summary>A person says that the source may be asked again.</summary>
    /// <returns>Whether anything was in the way.</returns>
    public async Task<bool> UnblockAsync(CancellationToken cancellationToken)
    {
        var state = await ChangeAsync(known => known with { BlockedUntil = null, PausedUntil = null, Reason = null }, cancellationToken);
        _shut = null;
        return state.BlockedUntil is not null || state.PausedUntil is not null;
    }

    public void Dispose() => _one.Dispose();

    private static string Shown(DateTimeOffset moment) => moment.ToOffset(KoreaTime.Offset).ToString("yyyy-MM-dd HH:mm 'KST'", CultureInfo.InvariantCulture);

    private DateOnly Today() => KoreaTime.DateAt(time.GetUtcNow());

    private DateTimeOffset Midnight() => new(Today().AddDays(1), TimeOnly.MinValue, KoreaTime.Offset);

    private void ThrowIfShut(SourceState state)
    {
        _shut = null;
        if (state.BlockedUntil is { } blocked && time.GetUtcNow() < blocked)
        {
            throw _shut = Blocked(blocked, state.Reason ?? "it shut us out");
        }

        if (state.PausedUntil is { } paused && time.GetUtcNow() < paused)
        {
            throw Exhausted(paused, state.Reason ?? "its quota is used up");
        }
    }

    private async Task AddAsync(int requests, CancellationToken cancellationToken)
    {
        var day = default(DateOnly);
        await ChangeAsync(state =>
        {
            ThrowIfShut(state);
            if (state.Requests + requests > requestsPerDay)
            {
                throw Exhausted(Midnight(), string.Create(CultureInfo.InvariantCulture, $"{state.Requests:N0} of the {requestsPerDay:N0} requests of {state.Day:yyyy-MM-dd} are used, and {requests:N0} more are needed"));
            }

            day = state.Day;
            return state with { Requests = state.Requests + requests };
        }, cancellationToken);
        _day = day;
        Interlocked.Add(ref _setAside, requests);
    }

    // Other processes count into the same file: what was read has to be there still when it is replaced, or it is read again.
    private async Task<SourceState> ChangeAsync(Func<SourceState, SourceState> change, CancellationToken cancellationToken)
    {
        var path = AssetCatalog.SourceState(source);
        await _one.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                var stored = await store.ReadAsync(path, cancellationToken);
                var before = Today(stored is null ? new SourceState() : Read(stored));
                var after = AssetJson.Write(change(before));
                if (await (stored is null ? store.TryCreateAsync(path, after, cancellationToken) : store.TryReplaceAsync(path, stored, after, cancellationToken)))
                {
                    return before;
                }
            }
        }
        finally
        {
            _one.Release();
        }
    }

    private SourceState Read(byte[] stored)
    {
        try
        {
            return AssetJson.Read<SourceState>(stored);
        }
        catch (System.Text.Json.JsonException broken)
        {
            var advice = broken is UnknownSchemaException ? "" : " Remove it to have it made again.";
            throw new InvalidDataException($"{store.LocationOf(AssetCatalog.SourceState(source))} cannot be read: {broken.Message}{advice}", broken);
        }
    }

    private SourceState Today(SourceState state)
    {
        if (state.Day == Today())
        {
            return state;
        }

        Interlocked.Exchange(ref _setAside, 0);
        return state with { Day = Today(), Requests = 0 };
    }

    private SourceException Blocked(DateTimeOffset until, string reason) =>
        new(source, SourceFault.Blocked, $"{reason}. Asking again makes a block longer, so nothing is asked until {Shown(until)}. To ask before that: investops ingest --unblock {source}") { RetryAt = until };

    private SourceException Exhausted(DateTimeOffset until, string reason) =>
        new(source, SourceFault.QuotaExceeded, $"{reason}. Go on from {Shown(until)}: what is stored stays, and the same command goes on from there") { RetryAt = until };
}
