using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Testing;

/// <summary>A source that gives one session, whatever it is asked for; null = nothing published.</summary>
public sealed class FixedSource(string name, SessionData? published) : IMarketDataSource
{
    public string Name => name;

    /// <summary>How often it was asked.</summary>
    public int Fetches { get; private set; }

    public Task<SessionData?> FetchAsync(TradingDate date, CancellationToken cancellationToken)
    {
        Fetches++;
        return Task.FromResult(published);
    }
}
