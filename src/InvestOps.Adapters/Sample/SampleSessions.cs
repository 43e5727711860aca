using System.Collections;
using InvestOps.Domain.Market;

namespace InvestOps.Adapters.Sample;

/// <summary>The sessions of a sample market as rows, made anew at each access: columns take a tenth of the memory.</summary>
internal sealed class SampleSessions(GeneratedMarket market) : IReadOnlyList<SessionData>
{
    public int Count => market.Span.Count;

    public SessionData this[int index] => new()
    {
        Date = market.Span.Sessions[index],
        Bars =
        [
            .. market.Issues
                .Where(issue => issue.Columns.RowOf(index) >= 0)
                .Select(issue => Bar(issue.Plan, issue.Columns, index)),
        ],
        Indices = market.Indices[index],
    };

    public IEnumerator<SessionData> GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static DailyBar Bar(IssuePlan plan, IssueColumns columns, int session)
    {
        var row = columns.RowOf(session);
        return new DailyBar
        {
            Symbol = plan.Symbol,
            Name = plan.Script.NameAt(session),
            Market = plan.Market,
            Section = plan.Script.SectionAt(session),
            Open = columns.Open[row],
            High = columns.High[row],
            Low = columns.Low[row],
            Close = columns.Close[row],
            Change = columns.Close[row] - columns.Base[row],
            Volume = columns.Volume[row],
            Value = columns.Value[row],
            MarketCap = columns.Close[row] * columns.Shares[row],
            ListedShares = columns.Shares[row],
        };
    }
}
