using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Adapters.Sample;

/// <summary>The sample market as a source that keeps time: a session is published at 18:00 KST of its day, and not before.</summary>
public sealed class SampleFeed(SampleMarket market, TimeProvider time) : IMarketDataSource
{
    private static readonly TimeOnly PublishedAt = new(18, 0);

    public string Name => market.Name;

    public Task<SessionData?> FetchAsync(TradingDate date, CancellationToken cancellationToken)
    {
        var published = new DateTimeOffset(date.Date, PublishedAt, KoreaTime.Offset);
        return time.GetUtcNow() < published ? Task.FromResult<SessionData?>(null) : market.FetchAsync(date, cancellationToken);
    }
}
