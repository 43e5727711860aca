using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Tests.Notifications;

/// <summary>A source of one session that a test switches between late, down and fine.</summary>
internal sealed class SwitchedSource(IMarketDataSource inner, TradingDate only) : IMarketDataSource
{
    /// <summary>Whether it has nothing yet.</summary>
    public bool IsLate { get; set; }

    /// <summary>What every call throws; null: it is up.</summary>
    public Exception? Failure { get; set; }

    public string Name => inner.Name;

    public RowStanding Standing => inner.Standing;

    public DateTimeOffset PublishedAt(TradingDate date) => inner.PublishedAt(date);

    public Task<SourceAnswer> FetchAsync(TradingDate date, CancellationToken cancellationToken) =>
        Failure is not null ? throw Failure
        : IsLate || date != only ? Task.FromResult<SourceAnswer>(new SourceAnswer.NotPublished("not published yet"))
        : inner.FetchAsync(date, cancellationToken);

    public Task<IReadOnlyList<Listing>> FetchListingsAsync(TradingDate date, CancellationToken cancellationToken) => inner.FetchListingsAsync(date, cancellationToken);
}
