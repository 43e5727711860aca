using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Day;

/// <summary>Makes good a range of sessions, all stages of each. The same call again finds what is done.</summary>
public sealed class DayRange(MarketStore market, IAssetStore store, RunLedger ledger, DayRunner runner)
{
    /// <summary>The sessions to run, in the order in which they are run.</summary>
    public async Task<IReadOnlyList<TradingDate>> PlanAsync(DateOnly from, DateOnly to, DayMode mode, bool newestFirst, CancellationToken cancellationToken)
    {
        var stored = await market.DescribeAsync(cancellationToken);
        var calendar = stored?.Calendar ?? market.Calendar;
        if (calendar.FirstOnOrAfter(from) is not { } first || calendar.LastOnOrBefore(to) is not { } last || last < first)
        {
            return [];
        }

        var wanted = new List<TradingDate>();
        foreach (var session in calendar.Range(first, last))
        {
            if (mode == DayMode.All || await IsWantedAsync(session, stored, mode, cancellationToken))
            {
                wanted.Add(session);
            }
        }

        return newestFirst ? [.. wanted.AsEnumerable().Reverse()] : wanted;
    }

    /// <summary>
    /// Runs sessions in the order given. From old to new it stops at the first that is not ready, since what comes after builds on it;
    /// from new to old it goes on, since older ones may be there.
    /// </summary>
    /// <param name="ended">Called after each stage.</param>
    /// <exception cref="Exception">What a stage threw; the sessions before it are kept.</exception>
    public async Task<IReadOnlyList<StageReport>> RunAsync(IReadOnlyList<TradingDate> sessions, Action<StageReport> ended, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        var all = new List<StageReport>();
        var newestFirst = sessions.Count > 1 && sessions[1] < sessions[0];
        foreach (var session in sessions)
        {
            var reports = await runner.RunAsync(session, ended, cancellationToken);
            all.AddRange(reports);
            if (!newestFirst && reports[^1].Outcome is StageOutcome.NotReady)
            {
                break;
            }
        }

        return all;
    }

    private async Task<bool> IsWantedAsync(TradingDate session, MarketDescription? stored, DayMode mode, CancellationToken cancellationToken)
    {
        foreach (var stage in DayRunner.Stages)
        {
            var isDone = stage == StageName.Ingest
                ? stored?.IsStored(session) == true
                : await store.ExistsAsync(DueSessions.ProductOf(stage, session), cancellationToken);
            if (!isDone && (mode == DayMode.Missing || await HasFailedAsync(stage, session, cancellationToken)))
            {
                return true;
            }
        }

        return false;
    }

    private async Task<bool> HasFailedAsync(StageName stage, TradingDate session, CancellationToken cancellationToken) =>
        (await ledger.MarkLostAsync(new RunKey(stage, session.Date), cancellationToken)) is [.., var last]
        && (last.State is RunState.Failed or RunState.Crashed || ledger.IsLost(last));
}
