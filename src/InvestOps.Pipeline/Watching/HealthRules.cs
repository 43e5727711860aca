using System.Globalization;
using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Status;

namespace InvestOps.Pipeline.Watching;

/// <summary>What is wrong with an operation, told from its status alone. docs/HEALTH.md has the same rules for people.</summary>
public sealed class HealthRules(WatchPlan plan)
{
    /// <summary>A clock that is further off than this is refused by storage.</summary>
    private static readonly TimeSpan MostSkew = TimeSpan.FromMinutes(15);

    // A drill runs every month; one that failed twice is worth a look.
    private static readonly TimeSpan ProofHolds = TimeSpan.FromDays(65);

    /// <summary>Everything that is wrong, the root of a chain only: while Ingest is late, stages that wait for it are not named again.</summary>
    public IReadOnlyList<HealthConcern> Find(OperationStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);
        return
        [
            .. OfStorage(status.Storage, status.Canary),
            .. status.Stages.Where(stage => stage.Late.Count > 0 && stage.WaitsFor is null).Select(Late),
            .. status.Stages.Where(stage => stage.LastRun?.State is RunState.Failed or RunState.Crashed && stage.Due.Contains(stage.LastRun.Date)).Select(Broken),
            .. OfQueue(status),
            .. status.Hosts.Where(host => IsSilent(host, status.At)).Select(host => Silent(host, status.At)),
            .. status.Hosts.Where(host => !IsSilent(host, status.At)).SelectMany(OfDisk),
            .. OfProof(status),
        ];
    }

    /// <summary>What a storage that does not answer, or is not the known one, makes wrong.</summary>
    public IReadOnlyList<HealthConcern> OfStorage(StorageHealth storage, CanaryState? canary)
    {
        ArgumentNullException.ThrowIfNull(storage);
        var concerns = new List<HealthConcern>();
        if (!storage.IsReachable)
        {
            concerns.Add(new HealthConcern { Key = "storage.unreachable", Level = HealthLevel.Error, Text = storage.Error ?? $"{storage.Place} cannot be reached.", Mend = "investops doctor" });
        }

        if (storage.ClockAhead is { } ahead && ahead.Duration() > plan.ClockDifference)
        {
            concerns.Add(new HealthConcern
            {
                Key = "storage.clock",
                Level = ahead.Duration() >= MostSkew ? HealthLevel.Error : HealthLevel.Warning,
                Text = string.Create(CultureInfo.InvariantCulture, $"The clock of {storage.Place} is {ahead.Duration().TotalSeconds:0} s {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} this machine's; from 15 minutes on everything is refused."),
                Mend = "Set both clocks by NTP: timedatectl set-ntp true; on Windows: w32tm /resync",
            });
        }

        if (canary is CanaryState.Missing or CanaryState.Foreign)
        {
            concerns.Add(new HealthConcern
            {
                Key = "storage.reset",
                Level = HealthLevel.Error,
                Text = canary == CanaryState.Missing ? $"{storage.Place} has lost the mark that this machine made in it: it was reset, or came up empty." : $"{storage.Place} is another storage than the one this machine worked with.",
                Mend = "Restore a backup, or, when this storage is the right one: investops doctor --adopt-storage",
            });
        }

        return concerns;
    }

    /// <summary>Whether a host has given no sign of life for too long; one that may be off at any time never has.</summary>
    public bool IsSilent(Heartbeat host, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(host);
        return plan.Silence.TryGetValue(host.Role, out var allowed) && now - host.At > allowed;
    }

    /// <summary>What too little space on a host makes wrong.</summary>
    public IEnumerable<HealthConcern> OfDisk(Heartbeat host)
    {
        ArgumentNullException.ThrowIfNull(host);
        if (host.Disk is { } disk && disk.FreeBytes < plan.FreeBytes)
        {
            yield return new HealthConcern
            {
                Key = $"disk.{host.NameOf()}",
                Level = HealthLevel.Error,
                Text = string.Create(CultureInfo.InvariantCulture, $"{host.Machine} has {Gigabytes(disk.FreeBytes)} GB left below its root; {Gigabytes(plan.FreeBytes)} are the least that is wanted."),
                Mend = "Make room, or move the root to a larger disk; nothing half-written is left behind when a disk is full.",
                Host = host.NameOf(),
            };
        }
    }

    private static HealthConcern Late(StageStatus stage) => new()
    {
        Key = $"late.{NameOf(stage.Stage)}",
        Level = HealthLevel.Error,
        Text = string.Create(CultureInfo.InvariantCulture, $"{stage.Stage} is late for {DatesOf(stage.Late)}; it was due at {Korean(stage.Deadline)}."),
        Mend = string.Create(CultureInfo.InvariantCulture, $"investops day --from {stage.Late[0]:yyyy-MM-dd} --to {stage.Late[^1]:yyyy-MM-dd}"),
        Late = new LateWork(stage.Stage, stage.Late, stage.Deadline!.Value),
    };

    private static HealthConcern Broken(StageStatus stage) => new()
    {
        Key = $"run.{NameOf(stage.Stage)}",
        Level = HealthLevel.Error,
        Text = string.Create(CultureInfo.InvariantCulture, $"The last run of {stage.Stage}, for {stage.LastRun!.Date:yyyy-MM-dd}, {(stage.LastRun.State == RunState.Crashed ? "died" : "failed")}: {stage.LastRun.Error}"),
        Mend = string.Create(CultureInfo.InvariantCulture, $"investops runs show {stage.LastRun.Id}"),
        FailedRun = new RunKey(stage.Stage, stage.LastRun.Date),
    };

    private IEnumerable<HealthConcern> OfQueue(OperationStatus status)
    {
        if (status.Queue.OldestSince is { } oldest && status.At - oldest > plan.QueueAge)
        {
            yield return new HealthConcern
            {
                Key = "queue.age",
                Level = HealthLevel.Error,
                Text = string.Create(CultureInfo.InvariantCulture, $"The oldest request has waited for {(status.At - oldest).TotalMinutes:0} minutes; nobody takes it."),
                Mend = "Start the PC (investops host --role pc), or work off the queue here: investops backtest run --waiting",
            };
        }

        if (status.Queue.FailedMessages > 0)
        {
            yield return new HealthConcern
            {
                Key = "queue.poison",
                Level = HealthLevel.Warning,
                Text = string.Create(CultureInfo.InvariantCulture, $"Requests put aside because they cannot be done: {status.Queue.FailedMessages}; the first: {(status.Queue.Failed is [var first, ..] ? first.Reason : "")}"),
                Mend = "investops poison list, then requeue ID or drop ID",
            };
        }
    }

    private static HealthConcern Silent(Heartbeat host, DateTimeOffset now) => new()
    {
        Key = $"silent.{host.NameOf()}",
        Level = HealthLevel.Error,
        Text = string.Create(CultureInfo.InvariantCulture, $"{host.Machine} ({host.Role}) has given no sign of life since {Korean(host.At)}, {(now - host.At).TotalMinutes:0} minutes ago."),
        Mend = "Look whether it is on and its host runs; a machine that was taken away is forgotten after 14 days.",
        Host = host.NameOf(),
    };

    private static IEnumerable<HealthConcern> OfProof(OperationStatus status)
    {
        if (status.LastProvenRestore is { } proven && status.At - proven > ProofHolds)
        {
            yield return new HealthConcern
            {
                Key = "backup.unproven",
                Level = HealthLevel.Warning,
                Text = string.Create(CultureInfo.InvariantCulture, $"No backup was proven by a restore since {Korean(proven)}."),
                Mend = "investops backup drill",
            };
        }
    }

    private static string NameOf(StageName stage) => stage.ToString().ToLowerInvariant();

    private static string DatesOf(IReadOnlyList<DateOnly> dates) => dates.Count == 1
        ? dates[0].ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{dates.Count} sessions, {dates[0]:yyyy-MM-dd} to {dates[^1]:yyyy-MM-dd}");

    private static string Korean(DateTimeOffset? moment) => moment?.ToOffset(KoreaTime.Offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "";

    private static string Gigabytes(long bytes) => (bytes / (1024.0 * 1024 * 1024)).ToString("0.0", CultureInfo.InvariantCulture);
}
