namespace InvestOps.Domain.Market;

/// <summary>A public offer before a listing (공모): its price bounds what the first session may pay.</summary>
/// <param name="Symbol">The issue.</param>
/// <param name="ListedOn">The first session.</param>
/// <param name="Price">공모가, won a share.</param>
/// <param name="Source">Who says so.</param>
public sealed record Offer(Symbol Symbol, DateOnly ListedOn, long Price, string Source = "");
