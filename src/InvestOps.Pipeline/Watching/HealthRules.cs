using System.Globalization;
using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Status;

namespace InvestOps.Pipeline.Watching;

/// <summary>What is wrong with an operation, told from its status alone. docs/HEALTH.md has the same rules for people.</summary>
public sealed class HealthRules(WatchPlan plan)
{
    private static readonly ReportText English = ReportText.In(ReportLanguage.English);

    /// <summary>A clock that is further off than this is refused by storage.</summary>
    private static readonly TimeSpan MostSkew = TimeSpan.FromMinutes(15);

    // A drill runs every month; one that failed twice is worth a look.
    private static readonly TimeSpan ProofHolds = TimeSpan.FromDays(65);

    /// <summary>Everything that is wrong, in English, which logs, commands and HTTP answers are in.</summary>
    public IReadOnlyList<HealthConcern> Find(OperationStatus status) => Find(status, English);

    /// <summary>Everything that is wrong, the root of a chain only: while Ingest is late, stages that wait for it are not named again.</summary>
    /// <param name="status">How the operation stands.</param>
    /// <param name="text">The language of a page.</param>
    public IReadOnlyList<HealthConcern> Find(OperationStatus status, ReportText text)
    {
        ArgumentNullException.ThrowIfNull(status);
        ArgumentNullException.ThrowIfNull(text);
        return
        [
            .. OfStorage(status.Storage, status.Canary, text),
            .. status.Stages.Where(stage => stage.Late.Count > 0 && stage.WaitsFor is null).Select(stage => Late(stage, text)),
            .. status.Stages.Where(stage => stage.LastRun?.State is RunState.Failed or RunState.Crashed && stage.Due.Contains(stage.LastRun.Date)).Select(stage => Broken(stage, text)),
            .. OfQueue(status, text),
            .. status.Hosts.Where(host => IsSilent(host, status.At)).Select(host => Silent(host, status.At, text)),
            .. status.Hosts.Where(host => !IsSilent(host, status.At)).SelectMany(host => OfDisk(host, text)),
            .. OfProof(status, text),
            .. OfLedger(status, text),
        ];
    }

    /// <summary>What a storage that does not answer, or is not the known one, makes wrong.</summary>
    public IReadOnlyList<HealthConcern> OfStorage(StorageHealth storage, CanaryState? canary, ReportText? words = null)
    {
        ArgumentNullException.ThrowIfNull(storage);
        var text = words ?? English;
        var concerns = new List<HealthConcern>();
        if (!storage.IsReachable)
        {
            concerns.Add(new HealthConcern { Key = "storage.unreachable", Level = HealthLevel.Error, Text = Unreachable(storage, text), Mend = "investops doctor" });
        }

        if (storage.ClockAhead is { } ahead && ahead.Duration() > plan.ClockDifference)
        {
            var seconds = ahead.Duration().TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
            concerns.Add(new HealthConcern
            {
                Key = "storage.clock",
                Level = ahead.Duration() >= MostSkew ? HealthLevel.Error : HealthLevel.Warning,
                Text = text.With(ahead > TimeSpan.Zero ? "health.clock.ahead" : "health.clock.behind", storage.Place, seconds),
                Mend = text["health.clock.mend"],
            });
        }

        if (canary is CanaryState.Missing or CanaryState.Foreign)
        {
            concerns.Add(new HealthConcern
            {
                Key = "storage.reset",
                Level = HealthLevel.Error,
                Text = text.With(canary == CanaryState.Missing ? "health.reset.missing" : "health.reset.foreign", storage.Place),
                Mend = text["health.reset.mend"],
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
    public IEnumerable<HealthConcern> OfDisk(Heartbeat host, ReportText? words = null)
    {
        ArgumentNullException.ThrowIfNull(host);
        if (host.Disk is { } disk && disk.FreeBytes < plan.FreeBytes)
        {
            var text = words ?? English;
            yield return new HealthConcern
            {
                Key = $"disk.{host.NameOf()}",
                Level = HealthLevel.Error,
                Text = text.With("health.disk", host.Machine, Gigabytes(disk.FreeBytes), Gigabytes(plan.FreeBytes)),
                Mend = text["health.disk.mend"],
                Host = host.NameOf(),
            };
        }
    }

    // The store's own word names the place already, in English.
    private static string Unreachable(StorageHealth storage, ReportText text) =>
        text.Language == ReportLanguage.English && storage.Error is { } error ? error : $"{text.With("health.unreachable", storage.Place)} {storage.Error}".TrimEnd();

    private static HealthConcern Late(StageStatus stage, ReportText text) => new()
    {
        Key = $"late.{KeyOf(stage.Stage)}",
        Level = HealthLevel.Error,
        Text = text.With("health.late", NameOf(stage.Stage, text), DatesOf(stage.Late, text), Korean(stage.Deadline)),
        Mend = string.Create(CultureInfo.InvariantCulture, $"investops day --from {stage.Late[0]:yyyy-MM-dd} --to {stage.Late[^1]:yyyy-MM-dd}"),
        Late = new LateWork(stage.Stage, stage.Late, stage.Deadline!.Value),
    };

    private static HealthConcern Broken(StageStatus stage, ReportText text) => new()
    {
        Key = $"run.{KeyOf(stage.Stage)}",
        Level = HealthLevel.Error,
        Text = text.With(stage.LastRun!.State == RunState.Crashed ? "health.run.died" : "health.run.failed", NameOf(stage.Stage, text), Day(stage.LastRun.Date), stage.LastRun.Error ?? ""),
        Mend = $"investops runs show {stage.LastRun.Id}",
        FailedRun = new RunKey(stage.Stage, stage.LastRun.Date),
    };

    private IEnumerable<HealthConcern> OfQueue(OperationStatus status, ReportText text)
    {
        if (status.Queue.OldestSince is { } oldest && status.At - oldest > plan.QueueAge)
        {
            yield return new HealthConcern
            {
                Key = "queue.age",
                Level = HealthLevel.Error,
                Text = text.With("health.queue", Minutes(status.At - oldest)),
                Mend = text["health.queue.mend"],
            };
        }

        if (status.Queue.FailedMessages > 0)
        {
            yield return new HealthConcern
            {
                Key = "queue.poison",
                Level = HealthLevel.Warning,
                Text = text.With("health.poison", status.Queue.FailedMessages, status.Queue.Failed is [var first, ..] ? first.Reason : ""),
                Mend = text["health.poison.mend"],
            };
        }
    }

    private static HealthConcern Silent(Heartbeat host, DateTimeOffset now, ReportText text) => new()
    {
        Key = $"silent.{host.NameOf()}",
        Level = HealthLevel.Error,
        Text = text.With("health.silent", host.Machine, host.Role, Korean(host.At), Minutes(now - host.At)),
        Mend = text["health.silent.mend"],
        Host = host.NameOf(),
    };

    private static IEnumerable<HealthConcern> OfProof(OperationStatus status, ReportText text)
    {
        if (status.LastProvenRestore is { } proven && status.At - proven > ProofHolds)
        {
            yield return new HealthConcern { Key = "backup.unproven", Level = HealthLevel.Warning, Text = text.With("health.unproven", Korean(proven)), Mend = "investops backup drill" };
        }
    }

    // History alone: no work waits for it.
    private static IEnumerable<HealthConcern> OfLedger(OperationStatus status, ReportText text)
    {
        if (status.Stages.SelectMany(stage => stage.Damages).ToArray() is [var first, ..] damages)
        {
            yield return new HealthConcern { Key = "ledger.damaged", Level = HealthLevel.Warning, Text = text.With("health.ledger", damages.Length, first), Mend = text["health.ledger.mend"] };
        }
    }

    private static string KeyOf(StageName stage) => stage.ToString().ToLowerInvariant();

    // In English as commands and the log name it.
    private static string NameOf(StageName stage, ReportText text) => text.Language == ReportLanguage.English ? stage.ToString() : text[$"stage.{stage}"];

    private static string DatesOf(IReadOnlyList<DateOnly> dates, ReportText text) => dates.Count == 1 ? Day(dates[0]) : text.With("health.sessions", dates.Count, Day(dates[0]), Day(dates[^1]));

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Minutes(TimeSpan length) => length.TotalMinutes.ToString("0", CultureInfo.InvariantCulture);

    private static string Korean(DateTimeOffset? moment) => moment?.ToOffset(KoreaTime.Offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "";

    private static string Gigabytes(long bytes) => (bytes / (1024.0 * 1024 * 1024)).ToString("0.0", CultureInfo.InvariantCulture);
}
