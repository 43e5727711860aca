using System.Globalization;
using CsCheck;
using InvestOps.Pipeline.Backups;
using Xunit;

namespace InvestOps.Pipeline.Tests.Backups;

public sealed class KeepRulesTests
{
    private static readonly BackupSettings All = new() { MostRemoved = 1 };

    [Fact]
    public void Of_a_year_of_daily_backups_days_weeks_and_months_are_kept()
    {
        var snapshots = Enumerable.Range(0, 366).Select(day => Snapshot(day + 1, new DateOnly(2025, 10, 30).AddDays(day))).ToArray();

        var removed = KeepRules.Removable(snapshots, snapshots[^1], All);

        // 7 days back from Friday 2026-10-30, the Sundays that end the four weeks before, the ends of the eleven months before.
        Assert.Equal(
            ["2025-11-30", "2025-12-31", "2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30", "2026-07-31", "2026-08-31", "2026-09-30",
                "2026-10-04", "2026-10-11", "2026-10-18", "2026-10-24", "2026-10-25", "2026-10-26", "2026-10-27", "2026-10-28", "2026-10-29", "2026-10-30"],
            snapshots.Except(removed).Select(snapshot => snapshot.At.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void The_newest_good_one_stays_however_old_it_is()
    {
        var snapshots = Enumerable.Range(0, 100).Select(day => Snapshot(day + 1, new DateOnly(2026, 1, 1).AddDays(day))).ToArray();

        Assert.DoesNotContain(snapshots[1], KeepRules.Removable(snapshots, snapshots[1], All));
        Assert.Contains(snapshots[1], KeepRules.Removable(snapshots, snapshots[^1], All));
    }

    [Fact]
    public void One_run_removes_no_more_than_its_share()
    {
        var snapshots = Enumerable.Range(0, 200).Select(day => Snapshot(day + 1, new DateOnly(2026, 1, 1).AddDays(day))).ToArray();

        var removed = KeepRules.Removable(snapshots, snapshots[^1], new BackupSettings { MostRemoved = 0.1 });

        Assert.Equal(snapshots[..20], removed);
    }

    [Fact]
    public void Whatever_the_clock_did_the_newest_stay_and_something_always_does() =>
        Gen.Int[-20_000, 20_000].Array[1, 60].Sample(days =>
        {
            var snapshots = days.Select((day, index) => Snapshot(index + 1, new DateOnly(2026, 10, 30).AddDays(day))).ToArray();

            var removed = KeepRules.Removable(snapshots, good: null, All);

            Assert.DoesNotContain(snapshots[^1], removed);
            Assert.True(snapshots.Length - removed.Count >= Math.Min(3, snapshots.Length));
        }, iter: 200);

    private static SnapshotName Snapshot(int number, DateOnly day) => new(number, new DateTimeOffset(day, new TimeOnly(3, 0), TimeSpan.Zero), "0123456789ab");
}
