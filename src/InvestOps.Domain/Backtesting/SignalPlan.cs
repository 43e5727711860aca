using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Scanning;

namespace InvestOps.Domain.Backtesting;

/// <summary>
/// Every signal of a range: the sessions that give one and the issues they rank. It does not depend on what is held, so
/// strategies that differ only in sizing, execution and costs share one.
/// </summary>
internal sealed class SignalPlan
{
    private readonly List<int> _sessions = [];
    private readonly List<int> _starts = [0];
    private readonly List<int> _issues = [];
    private readonly List<double> _scores = [];

    private SignalPlan(int depth) => Depth = depth;

    /// <summary>How many ranks a signal has at most.</summary>
    public int Depth { get; }

    public int Count => _sessions.Count;

    /// <summary>The signals of every session of a range but the last, after which nothing could be executed.</summary>
    /// <param name="depth">How many ranks to keep.</param>
    public static SignalPlan Of(Strategy strategy, MarketPanel panel, SessionRange range, int depth)
    {
        var plan = new SignalPlan(Math.Min(depth, panel.Issues.Count));
        var screening = new Screening(strategy, panel.Issues.Count, withCauses: false);
        var lookback = Math.Max(screening.Lookback, strategy.Sizing.Weighting.Lookback);
        Span<int> best = new int[plan.Depth];
        for (var session = range.First; session < range.Last; session++)
        {
            // Before the history is complete nothing can be ranked, which is not the same as nothing being worth holding.
            if (IsDue(strategy, panel.Tape.Schedule, session) && panel.UnbrokenLengthAt(session) > lookback)
            {
                var window = panel.WindowAt(session);
                var isOut = strategy.Filter is { } filter && !filter.IsOn(window);
                plan.Add(session, isOut ? [] : Ranked(screening, window, best), screening.Scores, strategy);
            }
        }

        return plan;
    }

    /// <summary>The same signals, each acted upon a session later; one that would then come too late to be executed is left out.</summary>
    public SignalPlan Later(SessionRange range)
    {
        var later = new SignalPlan(Depth);
        for (var signal = 0; signal < Count && _sessions[signal] + 1 < range.Last; signal++)
        {
            later._sessions.Add(_sessions[signal] + 1);
            later._issues.AddRange(IssuesOf(signal));
            later._scores.AddRange(ScoresOf(signal));
            later._starts.Add(later._issues.Count);
        }

        return later;
    }

    public int SessionOf(int signal) => _sessions[signal];

    /// <summary>The ranked issues of a signal, best first.</summary>
    public ReadOnlySpan<int> IssuesOf(int signal) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_issues)[_starts[signal].._starts[signal + 1]];

    /// <summary>The scores of the same issues.</summary>
    public ReadOnlySpan<double> ScoresOf(int signal) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_scores)[_starts[signal].._starts[signal + 1]];

    private static ReadOnlySpan<int> Ranked(Screening screening, MarketWindow window, Span<int> best)
    {
        screening.Look(window);
        return best[..screening.Best(best)];
    }

    private static bool IsDue(Strategy strategy, SessionSchedule schedule, int session) => strategy.Rebalance switch
    {
        RebalanceSchedule.Monthly => schedule.EndsMonth(session),
        RebalanceSchedule.Weekly => schedule.EndsWeek(session),
        RebalanceSchedule.EveryFewSessions => schedule.NumberOf(session) % strategy.RebalanceEvery == 0,
        _ => true,
    };

    private void Add(int session, ReadOnlySpan<int> issues, ReadOnlySpan<double> scores, Strategy strategy)
    {
        if (strategy.Rebalance == RebalanceSchedule.OnChange && Count > 0 && IsSame(issues, IssuesOf(Count - 1), strategy.Sizing.TopN))
        {
            return;
        }

        _sessions.Add(session);
        _issues.AddRange(issues);
        foreach (var issue in issues)
        {
            _scores.Add(scores[issue]);
        }

        _starts.Add(_issues.Count);
    }

    // The same issues, in whatever order of rank.
    private static bool IsSame(ReadOnlySpan<int> issues, ReadOnlySpan<int> before, int topN)
    {
        var now = issues[..Math.Min(topN, issues.Length)];
        var then = before[..Math.Min(topN, before.Length)];
        if (now.Length != then.Length)
        {
            return false;
        }

        foreach (var issue in now)
        {
            if (!then.Contains(issue))
            {
                return false;
            }
        }

        return true;
    }
}
