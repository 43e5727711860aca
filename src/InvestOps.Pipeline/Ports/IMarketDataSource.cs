using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;

namespace InvestOps.Pipeline.Ports;

/// <summary>A place that publishes KRX end-of-day data, one session at a time.</summary>
public interface IMarketDataSource
{
    /// <summary>The source's name, kept with every row it gave.</summary>
    string Name { get; }

    /// <summary>How far its rows are to be trusted.</summary>
    RowStanding Standing { get; }

    /// <summary>When a session is expected to be published; before that nobody asks.</summary>
    DateTimeOffset PublishedAt(TradingDate date);

    /// <summary>Asks for one session.</summary>
    /// <exception cref="SourceException">The source could not be asked, or its answer cannot be used; says which fault it is.</exception>
    /// <exception cref="MarketDataException">Files of the source are damaged.</exception>
    Task<SourceAnswer> FetchAsync(TradingDate date, CancellationToken cancellationToken);

    /// <summary>The issue list as of a session: names, boards, classes and dates of listing. Empty where a source has none.</summary>
    /// <exception cref="SourceException">The source could not be asked, or its answer cannot be used.</exception>
    Task<IReadOnlyList<Listing>> FetchListingsAsync(TradingDate date, CancellationToken cancellationToken);
}
