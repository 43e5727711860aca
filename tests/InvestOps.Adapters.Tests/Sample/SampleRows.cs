using InvestOps.Adapters.Sample;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;

namespace InvestOps.Adapters.Tests.Sample;

/// <summary>A market's rows as (session, row) by issue, and what the events say of an issue on a session.</summary>
internal sealed class SampleRows
{
    private readonly Dictionary<(Symbol, TradingDate), DailyBar> _bars = [];
    private readonly ILookup<(Symbol, TradingDate), SampleEvent> _events;

    public SampleRows(SampleMarket market)
    {
        Dates = [.. market.Sessions.Select(session => session.Date)];
        foreach (var session in market.Sessions)
        {
            foreach (var bar in session.Bars)
            {
                _bars.Add((bar.Symbol, session.Date), bar);
            }
        }

        _events = market.Events.ToLookup(e => (e.Symbol, e.Date));
        ByIssue = market.Listings.ToDictionary(
            listing => listing.Symbol,
            listing => (IReadOnlyList<(TradingDate Date, DailyBar Bar)>)
            [.. Dates.Where(date => _bars.ContainsKey((listing.Symbol, date))).Select(date => (date, _bars[(listing.Symbol, date)]))]);
    }

    public IReadOnlyList<TradingDate> Dates { get; }

    public IReadOnlyDictionary<Symbol, IReadOnlyList<(TradingDate Date, DailyBar Bar)>> ByIssue { get; }

    public DailyBar? At(Symbol symbol, TradingDate date) => _bars.GetValueOrDefault((symbol, date));

    public bool Has(Symbol symbol, TradingDate date, params SampleEventKind[] kinds) =>
        _events[(symbol, date)].Any(e => kinds.Contains(e.Kind));

    public string? Detail(Symbol symbol, TradingDate date, SampleEventKind kind) =>
        _events[(symbol, date)].FirstOrDefault(e => e.Kind == kind)?.Detail;
}
