using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Tests.Ingesting;

/// <summary>A source that says what a test tells it to, and counts how often it is asked.</summary>
internal sealed class ScriptedSource(string name, SessionData? published = null) : IMarketDataSource
{
    public string Name => name;

    public RowStanding Standing { get; init; }

    /// <summary>Of every session; null: 16:00 in Korea on its day.</summary>
    public DateTimeOffset? Publishes { get; init; }

    /// <summary>In place of the session.</summary>
    public SourceAnswer? Answer { get; init; }

    /// <summary>In place of any answer.</summary>
    public Exception? Failure { get; init; }

    public IReadOnlyList<Listing> Listings { get; init; } = [];

    public int Asked { get; private set; }

    public DateTimeOffset PublishedAt(TradingDate date) => Publishes ?? new DateTimeOffset(date.Date, new TimeOnly(16, 0), KoreaTime.Offset);

    public Task<SourceAnswer> FetchAsync(TradingDate date, CancellationToken cancellationToken)
    {
        Asked++;
        return Failure is not null
            ? Task.FromException<SourceAnswer>(Failure)
            : Task.FromResult(Answer ?? (published is null ? new SourceAnswer.NotPublished("has nothing") : new SourceAnswer.Published(published)));
    }

    public Task<IReadOnlyList<Listing>> FetchListingsAsync(TradingDate date, CancellationToken cancellationToken) => Task.FromResult(Listings);
}
