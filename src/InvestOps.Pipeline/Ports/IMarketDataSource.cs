using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;

namespace InvestOps.Pipeline.Ports;

/// <summary>A place that publishes KRX end-of-day data, one session at a time.</summary>
public interface IMarketDataSource
{
    /// <summary>The source's name, kept with every row it gave.</summary>
    string Name { get; }

    /// <returns>The session's rows, or null while the source has not published them.</returns>
    /// <exception cref="MarketDataException">The source answered, but not with data that can be used.</exception>
    Task<SessionData?> FetchAsync(TradingDate date, CancellationToken cancellationToken);
}
