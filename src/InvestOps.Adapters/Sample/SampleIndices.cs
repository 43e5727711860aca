using InvestOps.Domain.Market;

namespace InvestOps.Adapters.Sample;

/// <summary>Builds the index rows of a sample market out of its issues.</summary>
internal sealed class SampleIndices
{
    private const int Kospi200Members = 60;

    private readonly MarketSpan _span;
    private readonly List<SimulatedIssue> _issues;
    private HashSet<Symbol> _members = [];

    private SampleIndices(MarketSpan span, List<SimulatedIssue> issues)
    {
        _span = span;
        _issues = issues;
    }

    /// <summary>KOSPI, KOSDAQ and KOSPI200 of each session.</summary>
    public static IndexBar[][] Compute(MarketSpan span, List<SimulatedIssue> issues) =>
        new SampleIndices(span, issues).Compute();

    private IndexBar[][] Compute()
    {
        var kospi = new IndexChain("KOSPI", 2_480, (_, plan) => plan.Board == Board.Kospi);
        var kosdaq = new IndexChain("KOSDAQ", 790, (_, plan) => plan.Board == Board.Kosdaq);
        var kospi200 = new IndexChain("KOSPI200", 325, (_, plan) => _members.Contains(plan.Symbol));
        var rows = new IndexBar[_span.Count][];
        for (var session = 0; session < _span.Count; session++)
        {
            if (session == 0 || IsHalfYearStart(session))
            {
                _members = Largest(Math.Max(0, session - 1));
            }

            rows[session] = [kospi.Next(session, _issues), kosdaq.Next(session, _issues), kospi200.Next(session, _issues)];
        }

        return rows;
    }

    // Constituents change with the June and December reviews; here on the first session of June and of December.
    private bool IsHalfYearStart(int session) => _span[session].Month is 6 or 12 && _span[session - 1].Month != _span[session].Month;

    // A market of a few hundred issues has no two hundred large ones: the sixty largest common shares stand for KOSPI200.
    private HashSet<Symbol> Largest(int session) =>
    [
        .. _issues
            .Where(issue => issue.Plan is { Board: Board.Kospi, Kind: IssueKind.Common } && issue.Columns.RowOf(session) >= 0)
            .OrderByDescending(issue => CapOf(issue.Columns, session))
            .ThenBy(issue => issue.Plan.Symbol)
            .Take(Kospi200Members)
            .Select(issue => issue.Plan.Symbol),
    ];

    private static long CapOf(IssueColumns columns, int session) =>
        columns.Close[columns.RowOf(session)] * columns.Shares[columns.RowOf(session)];
}
