using System.Globalization;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;

namespace InvestOps.Domain.Quality;

/// <summary>The checks on a session as a whole: its date, its size, and whether it is another day's file.</summary>
internal static class SessionChecks
{
    private const double FewestOfBefore = 0.95;
    private const double MostOfBefore = 1.05;
    private const double MostWithoutTrading = 0.5;
    private const double MostRepeated = 0.5;
    private const int FewestToCompare = 20;

    // Whole markets have been larger than this since 2002 (KOSDAQ) and ever since 1995 (KOSPI, with preferred shares).
    private const int FloorOfKospi = 700;
    private const int FloorOfKosdaq = 1_200;

    public static IEnumerable<QualityFinding> Of(TradingDate requested, SessionData session, SessionMemory memory)
    {
        if (session.Date != requested)
        {
            return [Found(SessionCheck.WrongDate, $"the rows are of {session.Date}; asked for was {requested}")];
        }

        if (session.Bars.Count == 0)
        {
            return [Found(SessionCheck.NoRows, $"no row of {requested}")];
        }

        var counts = Counts(session.Bars.Select(bar => BoardOf(bar, memory)));
        return [.. OfDecisions(memory), .. OfTrading(session, memory), .. OfSizes(counts, memory), .. OfRepetition(session, memory), .. OfChanges(session, memory), .. OfRevision(session, memory)];
    }

    public static QualityFinding Found(SessionCheck check, FormattableString detail) =>
        new() { Check = check, Severity = CheckRules.Of(check).Severity, Detail = detail.ToString(CultureInfo.InvariantCulture) };

    private static Board BoardOf(DailyBar bar, SessionMemory memory) =>
        IssueClassifier.BoardOf(bar.Market) is not Board.Unknown and var board ? board : memory.Issues.GetValueOrDefault(bar.Symbol)?.Board ?? Board.Unknown;

    private static Dictionary<Board, int> Counts(IEnumerable<Board> boards) => boards.CountBy(board => board).ToDictionary();

    private static IEnumerable<QualityFinding> OfDecisions(SessionMemory memory)
    {
        if (memory.RejectionOf(symbol: null) is { } rejection)
        {
            yield return Found(SessionCheck.DayRejected, $"rejected by a person: {rejection.Reason}");
        }
    }

    private static IEnumerable<QualityFinding> OfTrading(SessionData session, SessionMemory memory)
    {
        foreach (var board in session.Bars.GroupBy(bar => BoardOf(bar, memory)))
        {
            var idle = board.Count(bar => !(bar.Close > 0) || !(bar.Volume > 0));
            var rows = board.Count();
            if (board.Key != Board.Konex && rows >= FewestToCompare && idle > MostWithoutTrading * rows)
            {
                yield return Found(SessionCheck.NoTrading, $"{board.Key}: {idle} of {rows} rows have no close or no volume");
            }
        }
    }

    private static IEnumerable<QualityFinding> OfSizes(Dictionary<Board, int> counts, SessionMemory memory)
    {
        if (memory.Previous is null)
        {
            return OfFloors(counts);
        }

        var before = Counts(memory.Issues.Values.Where(issue => issue.Previous is not null).Select(issue => issue.Board));
        return before.Where(board => board.Key != Board.Unknown).OrderBy(board => board.Key).SelectMany(board => OfSize(board.Key, counts.GetValueOrDefault(board.Key), board.Value));
    }

    private static IEnumerable<QualityFinding> OfSize(Board board, int rows, int before)
    {
        if (rows == 0)
        {
            yield return Found(board == Board.Konex ? SessionCheck.KonexMissing : SessionCheck.BoardMissing, $"{board}: no row; the session before has {before}");
        }
        else if (board != Board.Konex && before >= FewestToCompare && rows < FewestOfBefore * before)
        {
            yield return Found(SessionCheck.RowCountDropped, $"{board}: {rows} rows; the session before has {before}");
        }
        else if (before >= FewestToCompare && rows > MostOfBefore * before)
        {
            yield return Found(SessionCheck.RowCountRose, $"{board}: {rows} rows; the session before has {before}");
        }
    }

    private static IEnumerable<QualityFinding> OfFloors(Dictionary<Board, int> counts)
    {
        foreach (var (board, floor) in new[] { (Board.Kospi, FloorOfKospi), (Board.Kosdaq, FloorOfKosdaq) })
        {
            if (counts.GetValueOrDefault(board) < floor)
            {
                yield return Found(SessionCheck.RowCountFloor, $"{board}: {counts.GetValueOrDefault(board)} rows; a whole market has at least {floor}");
            }
        }
    }

    private static IEnumerable<QualityFinding> OfRepetition(SessionData session, SessionMemory memory)
    {
        var (compared, same) = (0, 0);
        foreach (var bar in session.Bars)
        {
            if (bar.Volume > 0 && memory.Issues.GetValueOrDefault(bar.Symbol)?.Previous is { Volume: > 0 } before)
            {
                compared++;
                same += IsSameTrading(bar, before) ? 1 : 0;
            }
        }

        if (compared >= FewestToCompare && same >= MostRepeated * compared)
        {
            yield return Found(SessionCheck.RepeatedSession, $"{same} of {compared} traded rows equal those of {memory.Previous}");
        }
    }

    private static bool IsSameTrading(DailyBar bar, DailyBar before) =>
        bar.Volume == before.Volume && bar.Close == before.Close && bar.Open == before.Open && bar.High == before.High && bar.Low == before.Low;

    private static IEnumerable<QualityFinding> OfChanges(SessionData session, SessionMemory memory)
    {
        var given = session.Bars.Select(bar => bar.Symbol).ToHashSet();
        if (memory.Previous is not null && !memory.IsAdjacent)
        {
            yield return Found(SessionCheck.NotCompared, $"the newest session before is {memory.Previous}; the calendar has others in between");
        }

        foreach (var (symbol, issue) in memory.Issues.Where(issue => issue.Value.Previous is not null && !given.Contains(issue.Key)).OrderBy(issue => issue.Key))
        {
            yield return Found(SessionCheck.IssueGone, $"{issue.Board}: the row of {memory.Previous} is the last") with { Symbol = symbol, Previous = issue.Previous };
        }

        var unbased = session.Bars.Count(bar => double.IsNaN(bar.Change));
        if (unbased > 0)
        {
            yield return Found(SessionCheck.NoBasePrice, $"{unbased} of {session.Bars.Count} rows carry no change");
        }
    }

    private static IEnumerable<QualityFinding> OfRevision(SessionData session, SessionMemory memory)
    {
        var (compared, prices, volumes) = (0, 0, 0);
        foreach (var bar in session.Bars)
        {
            if (memory.Stored.GetValueOrDefault(bar.Symbol) is { } stored)
            {
                compared++;
                prices += bar.Close != stored.Close || bar.Open != stored.Open || bar.High != stored.High || bar.Low != stored.Low ? 1 : 0;
                volumes += bar.Volume != stored.Volume ? 1 : 0;
            }
        }

        if (prices > 0)
        {
            yield return Found(SessionCheck.PricesRevised, $"{prices} of {compared} stored rows get other prices");
        }

        if (volumes > 0)
        {
            yield return Found(SessionCheck.VolumesRevised, $"{volumes} of {compared} stored rows get another volume");
        }
    }
}
