using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;

namespace InvestOps.Domain.Listings;

/// <summary>One issue as it was known after the close of a session.</summary>
public sealed record SecurityEntry
{
    public required Symbol Symbol { get; init; }

    /// <summary>The name of that session.</summary>
    public required string Name { get; init; }

    /// <summary>The market of that session.</summary>
    public required Board Board { get; init; }

    public required ShareClass Class { get; init; }

    public required ListingState State { get; init; }

    /// <summary>The first session of the state, as far as it is stored.</summary>
    public required TradingDate Since { get; init; }

    public required IssueStatus Status { get; init; }

    /// <summary>Where a list of issues says it; else unknown.</summary>
    public DateOnly? ListedOn { get; init; }

    /// <summary>Won; as carried on a halted session, and as last known of an issue that is gone.</summary>
    public required double Close { get; init; }

    /// <summary>Won; NaN where not given.</summary>
    public required double MarketCap { get; init; }
}
