using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Day;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.MarketData.Manifest;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Watching;

namespace InvestOps.Pipeline.Status;

/// <summary>Reads where every stage stands: what it owes, what is late, and how its last run ended.</summary>
public sealed class StageReader(DueSessions due, RunHistory history, Deadlines deadlines, WatchPlan plan, TimeProvider time)
{
    /// <param name="stored">The stored market; null where nothing is stored, and nothing is late then.</param>
    public async Task<IReadOnlyList<StageStatus>> ReadAsync(MarketDescription? stored, CancellationToken cancellationToken)
    {
        var newest = await history.NewestAsync(cancellationToken);
        var stages = new List<StageStatus>();
        IReadOnlyList<TradingDate> missing = [];
        foreach (var stage in Enum.GetValues<StageName>())
        {
            var owed = DayRunner.Stages.Contains(stage) ? await due.OwedAsync(stage, cancellationToken) : [];
            if (stage == StageName.Ingest && stored is not null)
            {
                missing = [.. owed.Where(session => !stored.IsStored(session))];
            }

            var late = stored?.CalendarKind == CalendarKind.Krx ? LateOf(stage, owed, missing) : Array.Empty<TradingDate>();
            stages.Add(new StageStatus(
                stage,
                [.. owed.Select(session => session.Date)],
                [.. late.Select(session => session.Date)],
                late.Length > 0 ? deadlines.Of(stage, late[0]) : null,
                WaitsFor(late, stages),
                newest.GetValueOrDefault(stage)?.Record)
            {
                Damages = newest.GetValueOrDefault(stage)?.Damages ?? [],
            });
        }

        return stages;
    }

    private TradingDate[] LateOf(StageName stage, IReadOnlyList<TradingDate> owed, IReadOnlyList<TradingDate> missing)
    {
        var now = time.GetUtcNow();
        TradingDate[] late = [.. owed.Union(missing).Where(session => deadlines.Of(stage, session) <= now).Order()];
        return plan.PolicyOf(stage) == CatchUpPolicy.LatestOnly ? [.. late.TakeLast(1)] : late;
    }

    private static StageName? WaitsFor(TradingDate[] late, IReadOnlyList<StageStatus> earlier) => late.Length == 0
        ? null
        : earlier.FirstOrDefault(stage => stage.WaitsFor is null && stage.Late.Contains(late[0].Date))?.Stage;
}
