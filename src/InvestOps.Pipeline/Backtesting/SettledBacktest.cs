using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Portfolios;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Backtesting;

/// <summary>A request with nothing left open, and what it will be run on.</summary>
/// <param name="Request">Strategy, range, capital, id.</param>
/// <param name="Strategy">The strategy with the request's parameters.</param>
/// <param name="Market">The market as it is stored now.</param>
/// <param name="Vintage">Identity of the market data up to the request's last day.</param>
public sealed record SettledBacktest(BacktestRequest Request, Strategy Strategy, MarketDescription Market, string Vintage)
{
    /// <summary>The message that stands for this request in the queue.</summary>
    public BacktestMessage ToMessage(BacktestMessage asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        return asked with { Id = Request.Id, From = Request.From, To = Request.To, Capital = (long)Request.Capital.Amount };
    }

    /// <summary>The stored form of the request (<c>request.json</c>): what it asks for, not who asked.</summary>
    public byte[] ToRequestJson() => AssetJson.Write(ToMessage(new BacktestMessage
    {
        Strategy = Request.Strategy,
        Parameters = Request.Parameters.Count == 0 ? null : Request.Parameters,
    }));

    /// <summary>An id that a person chose says nothing of the request: what is published under it must be an answer to this one.</summary>
    /// <exception cref="InvalidRequestException">The id belongs to another backtest.</exception>
    public async Task RequireOwnIdAsync(IAssetStore store, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        var request = await store.ReadAsync(AssetCatalog.Backtest(Request.Id, "request.json"), cancellationToken);
        var published = request is not null && await store.ExistsAsync(AssetCatalog.BacktestManifest(Request.Id), cancellationToken);
        if (published && !ToRequestJson().AsSpan().SequenceEqual(request))
        {
            throw new InvalidRequestException([$"The id '{Request.Id}' belongs to another backtest already. Leave the id out, or take another one."]);
        }
    }
}
