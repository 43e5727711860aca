namespace InvestOps.Functions;

/// <summary>Settings that functions name between percent signs, with the values that hold where nobody sets them. <c>local.settings.sample.json</c> has them too.</summary>
public static class AppSettingDefaults
{
    /// <summary>
    /// The official source publishes a session at 08:00 on the next business day, so the stages look from then to the evening, one
    /// after the other, twice an hour; a tick too many finds nothing to do. Seconds first; in the zone of the schedules.
    /// </summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["BacktestQueue"] = "backtest-requests",
        ["IngestSchedule"] = "0 10,40 8-19 * * *",
        ["ScanSchedule"] = "0 15,45 8-19 * * *",
        ["ReportSchedule"] = "0 20,50 8-19 * * *",
        ["RequestBacktestSchedule"] = "0 25,55 8-19 * * *",
        ["SyncSchedule"] = "0 */10 * * * *",
        ["ArchiveSchedule"] = "0 30 3 * * *",
        ["BackupSchedule"] = "0 0 4 * * 0",
        ["RestoreDrillSchedule"] = "0 0 6 1 * *",
        ["WatchSchedule"] = "30 */5 * * * *",
        ["TuningQueue"] = "tuning-shards",
        ["NotifySchedule"] = "30 * * * * *",
    };
}
