using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Day;

/// <summary>What a timer runs: one stage for every session that it still owes, oldest first, or for the newest alone where the plan says so.</summary>
public sealed class CatchUp(DueSessions due, DayRunner runner, WatchPlan plan)
{
    /// <summary>Stops at the first session that is not ready: what comes after it builds on it.</summary>
    /// <returns>What came of each session; none where no market data is stored.</returns>
    /// <exception cref="Exception">What a stage threw; the sessions before it are kept.</exception>
    public async Task<IReadOnlyList<StageReport>> RunAsync(StageName stage, CancellationToken cancellationToken)
    {
        var reports = new List<StageReport>();
        foreach (var session in Wanted(await due.OfAsync(stage, cancellationToken), stage))
        {
            var report = await runner.RunStageAsync(stage, session, cancellationToken);
            reports.Add(report);
            if (report.Outcome is StageOutcome.NotReady)
            {
                break;
            }
        }

        return reports;
    }

    private IEnumerable<TradingDate> Wanted(IReadOnlyList<TradingDate> owed, StageName stage) =>
        plan.PolicyOf(stage) == CatchUpPolicy.LatestOnly ? owed.TakeLast(1) : owed;
}
