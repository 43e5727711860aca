using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.MarketData.Manifest;
using InvestOps.Pipeline.MarketData.Tables;

namespace InvestOps.Adapters.Sample;

/// <summary>A sample market's past, as an import would bring it in.</summary>
public static class SampleHistory
{
    /// <summary>Every session before a date, with all listings.</summary>
    public static MarketBatch Before(SampleMarket market, DateOnly date)
    {
        ArgumentNullException.ThrowIfNull(market);
        var bars = new BarTable();
        var indices = new List<IndexRow>();
        foreach (var session in market.Sessions.TakeWhile(session => session.Date.Date < date))
        {
            foreach (var bar in session.Bars)
            {
                bars.Add(session.Date.Date, bar, source: 0);
            }

            indices.AddRange(session.Indices.Select(index => new IndexRow(session.Date.Date, index)));
        }

        StoredSource[] source = [new(market.Name)];
        return new MarketBatch
        {
            Basis = PriceBasis.Raw,
            Sessions = CalendarKind.Krx,
            Sources = source,
            Bars = bars,
            Indices = indices,
            IndexSources = source,
            Issues = market.Listings,
            IssueSources = source,
        };
    }
}
