using InvestOps.Domain.Listings;

namespace InvestOps.Pipeline.Listings;

/// <summary>The stored form of a <see cref="ListingEvent"/>.</summary>
public sealed record UniverseEvent(string Code, ListingEventKind Kind, string Detail);
