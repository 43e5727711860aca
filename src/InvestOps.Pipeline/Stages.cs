using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline;

/// <summary>
/// START HERE. The whole system is this table: what each stage is started by, reads, writes, and causes next. A stage can
/// be run again at any time; it answers Completed, AlreadyDone or NotReady, and leaves the same bytes.
/// </summary>
public static class Stages
{
    /// <summary>Every stage, in the order of a day.</summary>
    public static IReadOnlyList<StageDescription> All { get; } =
    [
        new(StageName.Ingest, Trigger: "timer, day, ingest", Reads: "the sources of configs/ingest.yaml, market/decisions", Writes: "market/bars, market/index, market/issues, market/quality, market/held, market/provisional, market/revisions, market/market.json", Next: ""),
        new(StageName.Scan, Trigger: "timer, day, scan", Reads: "market, configs/strategies, configs/hold_core.yaml", Writes: "signals/{date}", Next: ""),
        new(StageName.Report, Trigger: "timer, day, report", Reads: "market, signals/{date}", Writes: "reports/daily/{date}", Next: ""),
        new(StageName.RequestBacktest, Trigger: "timer, day", Reads: "market, configs/day.yaml, reports/asked", Writes: "reports/requests/{date}.json, reports/asked/{id}.json", Next: "a backtest request in the queue"),
        new(StageName.Backtest, Trigger: "a request in the queue (HTTP, a message or a file by hand), backtest run", Reads: "market, configs/strategies", Writes: "reports/backtests/{id}", Next: ""),
        new(StageName.Tune, Trigger: "tune, a shard in the queue of tunings", Reads: "market, configs/strategies, reports/trials", Writes: "reports/tuning/{id}, reports/trials/{strategy}", Next: "once all shards are there, the gathering"),
        new(StageName.Sync, Trigger: "timer, sync", Reads: "reports/daily, reports/backtests, reports/tuning, archive", Writes: "the folder synced below the root, file for file; sync/mirrored.json", Next: ""),
        new(StageName.Archive, Trigger: "timer, archive", Reads: "reports/daily, reports/backtests, reports/tuning, runs, sync/mirrored.json", Writes: "archive/{month}/pack-{number}", Next: ""),
        new(StageName.Backup, Trigger: "timer on Sundays, backup", Reads: "every container, configs", Writes: "the folder BackupFolder; backups/last.json", Next: ""),
        new(StageName.RestoreDrill, Trigger: "timer on the first of the month, backup drill", Reads: "the folder BackupFolder", Writes: "backups/proven.json", Next: ""),
        new(StageName.Notify, Trigger: "timer, notify send", Reads: "outbox, configs/notify.yaml", Writes: "outbox: what is sent, what is broken, how channels stand", Next: "messages to Slack or a webhook"),
    ];
}
