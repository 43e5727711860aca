namespace InvestOps.Domain.Market;

/// <summary>What people know of issues beside the rows of the exchange, each given as data.</summary>
public sealed record MarketFacts
{
    public static readonly MarketFacts None = new();

    public IReadOnlyList<CashDividend> Dividends { get; init; } = [];

    public IReadOnlyList<Succession> Successions { get; init; } = [];

    public IReadOnlyList<Offer> Offers { get; init; } = [];
}
