using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Tests.Day;

/// <summary>A source that answers with an exception, as often as it is told to.</summary>
internal sealed class FailingSource(IMarketDataSource inner, Exception failure, int times) : IMarketDataSource
{
    private int _asked;

    public string Name => inner.Name;

    public RowStanding Standing => inner.Standing;

    public DateTimeOffset PublishedAt(TradingDate date) => inner.PublishedAt(date);

    public Task<SourceAnswer> FetchAsync(TradingDate date, CancellationToken cancellationToken) =>
        ++_asked <= times ? Task.FromException<SourceAnswer>(failure) : inner.FetchAsync(date, cancellationToken);

    public Task<IReadOnlyList<Listing>> FetchListingsAsync(TradingDate date, CancellationToken cancellationToken) => inner.FetchListingsAsync(date, cancellationToken);
}
