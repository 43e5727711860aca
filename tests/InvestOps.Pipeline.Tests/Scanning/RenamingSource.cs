using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Tests.Scanning;

/// <summary>A source that gives one issue another name.</summary>
internal sealed class RenamingSource(IMarketDataSource inner, Symbol symbol, string name) : IMarketDataSource
{
    public string Name => inner.Name;

    public RowStanding Standing => inner.Standing;

    public DateTimeOffset PublishedAt(TradingDate date) => inner.PublishedAt(date);

    public async Task<SourceAnswer> FetchAsync(TradingDate date, CancellationToken cancellationToken) =>
        await inner.FetchAsync(date, cancellationToken) is SourceAnswer.Published { Session: var session }
            ? new SourceAnswer.Published(session with { Bars = [.. session.Bars.Select(bar => bar.Symbol == symbol ? bar with { Name = name } : bar)] })
            : new SourceAnswer.NotPublished("has nothing to rename");

    public Task<IReadOnlyList<Listing>> FetchListingsAsync(TradingDate date, CancellationToken cancellationToken) => inner.FetchListingsAsync(date, cancellationToken);
}
