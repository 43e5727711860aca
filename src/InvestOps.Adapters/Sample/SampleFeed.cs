using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Adapters.Sample;

/// <summary>The sample market as a source that keeps time: a session is published at 18:00 KST of its day, and not before.</summary>
public sealed class SampleFeed(SampleMarket market, TimeProvider time) : IMarketDataSource
{
    private static readonly TimeOnly Evening = new(18, 0);

    public string Name => market.Name;

    public RowStanding Standing => market.Standing;

    public DateTimeOffset PublishedAt(TradingDate date) => new(date.Date, Evening, KoreaTime.Offset);

    public Task<SourceAnswer> FetchAsync(TradingDate date, CancellationToken cancellationToken) => time.GetUtcNow() < PublishedAt(date)
        ? Task.FromResult<SourceAnswer>(new SourceAnswer.NotPublished("publishes a session at 18:00 KST of its day"))
        : market.FetchAsync(date, cancellationToken);

    public Task<IReadOnlyList<Listing>> FetchListingsAsync(TradingDate date, CancellationToken cancellationToken) => market.FetchListingsAsync(date, cancellationToken);
}
