using System.Globalization;
using InvestOps.Domain.Calendar;

namespace InvestOps.Pipeline.Backups;

/// <summary>
/// Which backups may go: those that are not the newest of one of the last days, weeks or months that have one. Days without a
/// backup do not count, so that time alone, or a clock that jumps, takes nothing.
/// </summary>
public static class KeepRules
{
    /// <param name="snapshots">All of them.</param>
    /// <param name="good">The newest that is known to be whole; it stays.</param>
    /// <returns>Oldest first, and no more than the share that one run removes.</returns>
    public static IReadOnlyList<SnapshotName> Removable(IReadOnlyList<SnapshotName> snapshots, SnapshotName? good, BackupSettings settings)
    {
        ArgumentNullException.ThrowIfNull(snapshots);
        ArgumentNullException.ThrowIfNull(settings);
        var newest = snapshots.OrderByDescending(snapshot => snapshot.Number).ToArray();
        var kept = new HashSet<SnapshotName>(newest.Take(Math.Max(1, settings.KeepLeast)));
        if (good is not null)
        {
            kept.Add(good);
        }

        kept.UnionWith(Newest(newest, settings.KeepDaily, day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        kept.UnionWith(Newest(newest, settings.KeepWeekly, day => string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(day.ToDateTime(TimeOnly.MinValue))}-{ISOWeek.GetWeekOfYear(day.ToDateTime(TimeOnly.MinValue))}")));
        kept.UnionWith(Newest(newest, settings.KeepMonthly, day => day.ToString("yyyy-MM", CultureInfo.InvariantCulture)));
        return [.. newest.Where(snapshot => !kept.Contains(snapshot)).Reverse().Take((int)(snapshots.Count * settings.MostRemoved))];
    }

    private static IEnumerable<SnapshotName> Newest(SnapshotName[] newestFirst, int count, Func<DateOnly, string> period) =>
        newestFirst.GroupBy(snapshot => period(KoreaTime.DateAt(snapshot.At)), StringComparer.Ordinal).Take(Math.Max(0, count)).Select(group => group.First());
}
