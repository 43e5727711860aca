using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Tests.Scanning;

/// <summary>A source that gives one issue another name.</summary>
internal sealed class RenamingSource(IMarketDataSource inner, Symbol symbol, string name) : IMarketDataSource
{
    public string Name => inner.Name;

    public async Task<SessionData?> FetchAsync(TradingDate date, CancellationToken cancellationToken) =>
        await inner.FetchAsync(date, cancellationToken) is { } session
            ? session with { Bars = [.. session.Bars.Select(bar => bar.Symbol == symbol ? bar with { Name = name } : bar)] }
            : null;
}
