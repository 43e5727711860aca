using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Day;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Quality;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Ingesting;

/// <summary>
/// Fills a range of sessions, oldest first. Each is stored by itself before the next, so it may be stopped or killed at any moment, and
/// the same call goes on from there. A few sessions are fetched ahead while one is stored.
/// </summary>
public sealed class Backfill(MarketStore market, ProvisionalSessions provisional, DecisionBook decisions, SessionFetch fetch, DayRunner runner)
{
    private const int Ahead = 3;

    /// <summary>The sessions of a range that are not stored, or only with provisional rows.</summary>
    public async Task<IReadOnlyList<TradingDate>> MissingAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var calendar = market.Calendar;
        if (calendar.FirstOnOrAfter(from) is not { } first || calendar.LastOnOrBefore(to) is not { } last || last < first)
        {
            return [];
        }

        var stored = await market.DescribeAsync(cancellationToken);
        var marked = (await provisional.ListAsync(cancellationToken)).ToHashSet();
        return [.. calendar.Range(first, last).Where(session => stored?.IsStored(session) != true || marked.Contains(session.Date))];
    }

    /// <summary>Ingests sessions in their order; stops at the first that is not ready.</summary>
    /// <param name="done">Called after each with what came of it.</param>
    /// <exception cref="SourceException">No source gives a session; those before it are stored.</exception>
    public async Task<IReadOnlyList<StageReport>> RunAsync(IReadOnlyList<TradingDate> sessions, Action<StageReport> done, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        ArgumentNullException.ThrowIfNull(done);
        var reports = new List<StageReport>();
        using var ahead = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var others = await NotToBeFetchedAsync(cancellationToken);
            for (var index = 0; index < sessions.Count; index++)
            {
                fetch.Begin(sessions.Skip(index).Take(Ahead + 1).Where(session => !others.Contains(session.Date)), ahead.Token);
                var report = await runner.RunStageAsync(StageName.Ingest, sessions[index], cancellationToken);
                reports.Add(report);
                done(report);
                if (report.Outcome is StageOutcome.NotReady)
                {
                    break;
                }
            }

            return reports;
        }
        finally
        {
            await ahead.CancelAsync();
            await fetch.ForgetAsync();
        }
    }

    // What is stored needs no request, provisional rows want official sources only, and what a person decided about is judged from what was kept.
    private async Task<HashSet<DateOnly>> NotToBeFetchedAsync(CancellationToken cancellationToken)
    {
        var stored = await market.DescribeAsync(cancellationToken);
        return [.. (stored?.Sessions ?? []).Select(session => session.Date), .. await provisional.ListAsync(cancellationToken), .. await decisions.ListAsync(cancellationToken)];
    }
}
