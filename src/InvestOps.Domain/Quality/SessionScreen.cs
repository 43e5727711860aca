using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;

namespace InvestOps.Domain.Quality;

/// <summary>
/// Judges a session before it is published, by <see cref="CheckRules"/>: the session as a whole, each row by itself and
/// against the row before, then how much of it is left. Rows are held back whole and never repaired.
/// </summary>
public static class SessionScreen
{
    private const double MostHeldShare = 0.02;
    private const int MostHeldRows = 5;

    /// <param name="requested">The session that was asked for.</param>
    /// <param name="session">What the source gave.</param>
    /// <param name="memory">What is known so far.</param>
    public static SessionJudgement Judge(TradingDate requested, SessionData session, SessionMemory memory)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(memory);
        var held = new bool[session.Bars.Count];
        List<QualityFinding> findings = [.. SessionChecks.Of(requested, session, memory).Select(finding => Decided(finding, memory))];
        var rows = new RowChecks(requested.Date, memory);
        var repeated = RepeatedRows(session.Bars);
        for (var row = 0; row < held.Length; row++)
        {
            foreach (var finding in FindingsOf(rows, session.Bars[row], repeated[row], memory).Select(finding => Decided(finding, memory)))
            {
                held[row] |= finding.Severity == CheckSeverity.HoldRow;
                findings.Add(finding);
            }
        }

        var heldCount = held.Count(isHeld => isHeld);
        if (heldCount > Math.Max(MostHeldRows, MostHeldShare * held.Length))
        {
            findings.Add(Decided(SessionChecks.Found(SessionCheck.TooManyHeldRows, $"{heldCount} of {held.Length} rows are held back; expected are at most {Math.Max(MostHeldRows, (int)(MostHeldShare * held.Length))}"), memory));
        }

        var holdsDay = findings.Exists(finding => finding.Severity == CheckSeverity.HoldDay);
        return new SessionJudgement
        {
            HoldsDay = holdsDay,
            Passed = holdsDay ? [] : [.. session.Bars.Where((_, row) => !held[row])],
            HeldBack = holdsDay ? [.. session.Bars] : [.. session.Bars.Where((_, row) => held[row])],
            Findings = [.. findings.OrderByDescending(finding => finding.Severity).ThenBy(finding => finding.Check).ThenBy(finding => finding.Symbol?.Code, StringComparer.Ordinal)],
        };
    }

    private static IEnumerable<QualityFinding> FindingsOf(RowChecks rows, DailyBar bar, bool isRepeated, SessionMemory memory)
    {
        if (isRepeated)
        {
            return [RowChecks.Found(SessionCheck.RepeatedIssue, bar, previous: null, $"{bar.Symbol} has several rows; one is expected")];
        }

        return memory.RejectionOf(bar.Symbol) is not { } rejection
            ? rows.Of(bar)
            : [RowChecks.Found(SessionCheck.RowRejected, bar, memory.Issues.GetValueOrDefault(bar.Symbol)?.Previous, $"rejected by a person: {rejection.Reason}"), .. rows.Of(bar)];
    }

    private static QualityFinding Decided(QualityFinding finding, SessionMemory memory)
    {
        var decision = finding.Check is SessionCheck.DayRejected or SessionCheck.RowRejected
            ? memory.RejectionOf(finding.Symbol)
            : memory.Decisions.LastOrDefault(decision => decision.IsOn(finding));
        var accepted = decision is { Verdict: DecisionVerdict.Accept } && CheckRules.Of(finding.Check).IsAcceptable;
        return finding with { Decision = decision, Severity = accepted ? CheckSeverity.Note : finding.Severity };
    }

    // Of rows that say the same one is enough; of rows that differ nobody knows which is right.
    private static bool[] RepeatedRows(IReadOnlyList<DailyBar> bars)
    {
        var repeated = new bool[bars.Count];
        var first = new Dictionary<Symbol, int>(bars.Count);
        for (var row = 0; row < bars.Count; row++)
        {
            if (!first.TryAdd(bars[row].Symbol, row))
            {
                repeated[row] = true;
                repeated[first[bars[row].Symbol]] |= bars[row] != bars[first[bars[row].Symbol]];
            }
        }

        return repeated;
    }
}
