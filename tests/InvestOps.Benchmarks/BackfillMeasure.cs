using System.Diagnostics;
using InvestOps.Domain.Calendar;
using InvestOps.Testing;

namespace InvestOps.Benchmarks;

/// <summary>
/// A backfill of sessions of 2,700 issues from a fake exchange on loopback, session by session, into files; before it the exchange's own time
/// to serve them. One run of each: by the clock, and by the time that the processors worked, which says more on a busy machine.
/// </summary>
internal static class BackfillMeasure
{
    private const int Usual = 1_000;

    /// <param name="arguments">How many sessions; a thousand where nothing is given.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var count = arguments is [var given, ..] ? int.Parse(given, System.Globalization.CultureInfo.InvariantCulture) : Usual;
        TradingDate[] sessions = [.. Some.Calendar.Sessions.Skip(Some.Calendar.IndexOf(Some.SessionOn("2020-01-02"))).Take(count)];
        await using var operation = await IngestOperation.StartAsync();
        var serve = await MeasureAsync("serve", async () =>
        {
            foreach (var session in sessions)
            {
                await operation.ServeAsync(session);
            }
        });
        var backfill = await MeasureAsync("backfill", () => operation.BackfillAsync(sessions));
        Console.WriteLine(FormattableString.Invariant($"{count} sessions; backfill takes {backfill / serve:0.0} times as long as serving alone"));
        return 0;
    }

    private static async Task<double> MeasureAsync(string what, Func<Task> work)
    {
        using var process = Process.GetCurrentProcess();
        var (started, worked, allocated) = (TimeProvider.System.GetTimestamp(), process.TotalProcessorTime, GC.GetTotalAllocatedBytes());
        await work();
        process.Refresh();
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        Console.WriteLine(FormattableString.Invariant($"{what}: {seconds:0.0} s, processors {(process.TotalProcessorTime - worked).TotalSeconds:0.0} s, allocated {(GC.GetTotalAllocatedBytes() - allocated) / 1e9:0.0} GB"));
        return seconds;
    }
}
