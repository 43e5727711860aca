using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Tests.Day;

/// <summary>A source that answers with an exception, as often as it is told to.</summary>
internal sealed class FailingSource(IMarketDataSource inner, Exception failure, int times) : IMarketDataSource
{
    private int _asked;

    public string Name => inner.Name;

    public Task<SessionData?> FetchAsync(TradingDate date, CancellationToken cancellationToken) =>
        ++_asked <= times ? Task.FromException<SessionData?>(failure) : inner.FetchAsync(date, cancellationToken);
}
