using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;

namespace InvestOps.Domain.Listings;

/// <summary>Something that happened to an issue's listing.</summary>
/// <param name="Session">The first session on which it shows.</param>
/// <param name="Symbol">The issue.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Detail">The market or the name, before and after; empty where there is nothing to add.</param>
public sealed record ListingEvent(TradingDate Session, Symbol Symbol, ListingEventKind Kind, string Detail);
