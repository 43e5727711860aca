using InvestOps.Domain.Market;

namespace InvestOps.Pipeline.MarketData;

/// <summary>One index on one session.</summary>
public sealed record IndexRow(DateOnly Date, IndexBar Bar);
