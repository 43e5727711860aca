using InvestOps.Domain.Listings;
using InvestOps.Domain.Market;

namespace InvestOps.Pipeline.Listings;

/// <summary>One issue of the universe as of a session.</summary>
public sealed record UniverseEntry
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required Board Board { get; init; }

    public required ShareClass Class { get; init; }

    public required ListingState State { get; init; }

    public required DateOnly Since { get; init; }

    public DateOnly? ListedOn { get; init; }

    public required double Close { get; init; }

    public double? MarketCap { get; init; }

    /// <summary>Why the issue is left out; empty where it is not.</summary>
    public required IReadOnlyList<string> Excluded { get; init; }

    internal static UniverseEntry Of(SecurityEntry entry, IReadOnlyList<string> excluded) => new()
    {
        Code = entry.Symbol.Code,
        Name = entry.Name,
        Board = entry.Board,
        Class = entry.Class,
        State = entry.State,
        Since = entry.Since.Date,
        ListedOn = entry.ListedOn,
        Close = entry.Close,
        MarketCap = double.IsFinite(entry.MarketCap) ? entry.MarketCap : null,
        Excluded = excluded,
    };
}
