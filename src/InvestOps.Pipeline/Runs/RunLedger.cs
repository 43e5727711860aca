using System.Collections.Concurrent;
using System.Globalization;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Runs;

/// <summary>
/// The history of runs: one file a run, written when it begins and again when it ends. A stage that finds its work done
/// makes no entry, since nothing ran.
/// </summary>
public sealed class RunLedger(IAssetStore store, TimeProvider time, RunIdentity identity)
{
    private const int MostRemembered = 10_000;
    private readonly ConcurrentDictionary<AssetPath, RunRecord> _ended = new();
    private int _refusals;

    /// <summary>Opens an entry. An earlier one for the same work whose process died is marked as crashed.</summary>
    public async Task<RunRecord> BeginAsync(RunKey key, string? subject, CancellationToken cancellationToken, IReadOnlyDictionary<string, string>? inputs = null)
    {
        ArgumentNullException.ThrowIfNull(key);
        var places = await PlacesAsync(key, cancellationToken);
        var earlier = await MarkLostAsync(key, Of(places, subject), cancellationToken);
        var record = Begun(key, subject, string.Create(CultureInfo.InvariantCulture, $"{places.Count + 1}")) with
        {
            Attempt = earlier.Count(run => run.Subject == subject) + 1,
            Inputs = inputs,
        };
        await WriteAsync(key, record, cancellationToken);
        return record;
    }

    /// <summary>
    /// Enters work that was refused before it began. Looks at no earlier entry: a queue full of junk must not take longer with each
    /// message.
    /// </summary>
    public Task<RunRecord> RefuseAsync(RunKey key, string subject, string reason)
    {
        ArgumentNullException.ThrowIfNull(key);
        return EndAsync(Begun(key, subject, string.Create(CultureInfo.InvariantCulture, $"r{Interlocked.Increment(ref _refusals)}")), RunState.Failed, details: null, reason);
    }

    /// <summary>Marks the runs of dead processes that never ended as crashed.</summary>
    /// <returns>All runs of the stage and date, as they were found.</returns>
    public async Task<IReadOnlyList<RunRecord>> MarkLostAsync(RunKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        return await MarkLostAsync(key, await PlacesAsync(key, cancellationToken), cancellationToken);
    }

    /// <summary>The same for one work alone: of a date to which thousands of backtests run, the others' entries stay unread.</summary>
    public async Task MarkLostAsync(RunKey key, string? subject, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        await MarkLostAsync(key, Of(await PlacesAsync(key, cancellationToken), subject), cancellationToken);
    }

    private async Task<IReadOnlyList<RunRecord>> MarkLostAsync(RunKey key, IReadOnlyList<AssetPath> places, CancellationToken cancellationToken)
    {
        var earlier = await ReadAsync(places, cancellationToken);
        foreach (var lost in earlier.Where(IsLost))
        {
            await WriteAsync(key, lost with { State = RunState.Crashed, Rc = 1, Error = "The process ended without a word." }, cancellationToken);
        }

        return earlier;
    }

    /// <summary>Closes an entry. Not cancellable: an end that happened is recorded.</summary>
    public async Task<RunRecord> EndAsync(RunRecord run, RunState state, string? details, string? error, IReadOnlyList<string>? log = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        var endedAt = time.GetUtcNow();
        var ended = run with
        {
            State = state,
            EndedAt = endedAt,
            ElapsedMilliseconds = (long)(endedAt - run.StartedAt).TotalMilliseconds,
            Rc = state == RunState.Completed ? 0 : 1,
            Details = details,
            Error = error,
            Log = log is { Count: > 0 } ? log : null,
        };
        await WriteAsync(new RunKey(run.Stage, run.Date), ended, CancellationToken.None);
        return ended;
    }

    /// <summary>All runs of a stage and date, oldest first.</summary>
    public async Task<IReadOnlyList<RunRecord>> ListAsync(RunKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        return await ReadAsync(await PlacesAsync(key, cancellationToken), cancellationToken);
    }

    /// <summary>Where the entries of a stage and date are, oldest first.</summary>
    public Task<IReadOnlyList<AssetPath>> PlacesAsync(RunKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        return store.ListAsync(AssetCatalog.Runs, AssetCatalog.Run(key, "x").Path[..^"x.json".Length], cancellationToken);
    }

    /// <summary>Of some entries those that may be of one work; the others need not be read. An entry without a mark has no subject, or is of the time before there were marks.</summary>
    public static IReadOnlyList<AssetPath> Of(IReadOnlyList<AssetPath> places, string? subject)
    {
        ArgumentNullException.ThrowIfNull(places);
        var mark = MarkOf(subject);
        return [.. places.Where(place => Path.GetFileNameWithoutExtension(place.Path).Split('-') is not [_, _, _, var other] || $"-{other}" == mark)];
    }

    // In the name, so that it is known whose an entry is without opening it.
    private static string MarkOf(string? subject) => subject is null ? "" : $"-{ContentHash.Of(subject)[..8]}";

    private async Task<IReadOnlyList<RunRecord>> ReadAsync(IReadOnlyList<AssetPath> places, CancellationToken cancellationToken)
    {
        var runs = await SeveralAtOnce.RunAsync(places, path => ReadAsync(path, cancellationToken));
        return [.. runs.OfType<RunRecord>()];
    }

    // What has ended does not change any more, and a busy day has hundreds of it.
    internal async Task<RunRecord?> ReadAsync(AssetPath path, CancellationToken cancellationToken)
    {
        if (_ended.TryGetValue(path, out var known))
        {
            return known;
        }

        var run = await store.ReadJsonAsync<RunRecord>(path, cancellationToken);
        if (run is not null && run.State != RunState.Running)
        {
            if (_ended.Count >= MostRemembered)
            {
                _ended.Clear();
            }

            _ended[path] = run;
        }

        return run;
    }

    private RunRecord Begun(RunKey key, string? subject, string place)
    {
        var startedAt = time.GetUtcNow();
        return new RunRecord
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{startedAt.UtcDateTime:yyyyMMddTHHmmssfff}-{identity.ProcessId}-{place}{MarkOf(subject)}"),
            Stage = key.Stage,
            Date = key.Date,
            Subject = subject,
            State = RunState.Running,
            Attempt = 1,
            StartedAt = startedAt,
            CodeVersion = identity.CodeVersion,
            ConfigHash = identity.ConfigHash(),
            ProcessId = identity.ProcessId,
            ProcessStartedAt = identity.ProcessStartedAt,
            Machine = identity.Machine,
        };
    }

    internal bool IsLost(RunRecord run) =>
        run.State == RunState.Running && run.Machine == identity.Machine && !identity.IsAlive(run.ProcessId, run.ProcessStartedAt);

    private Task WriteAsync(RunKey key, RunRecord run, CancellationToken cancellationToken) =>
        store.WriteAsync(AssetCatalog.Run(key, run.Id), AssetJson.Write(run), cancellationToken);
}
