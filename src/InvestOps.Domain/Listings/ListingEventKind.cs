namespace InvestOps.Domain.Listings;

/// <summary>What happened to an issue's listing, as the rows of two sessions in a row tell it.</summary>
public enum ListingEventKind
{
    /// <summary>Its first row.</summary>
    Listed = 0,

    /// <summary>It moved to another market.</summary>
    Moved = 1,

    /// <summary>It goes by another name.</summary>
    Renamed = 2,

    /// <summary>The first session without trades.</summary>
    Halted = 3,

    /// <summary>The first session with trades again.</summary>
    Resumed = 4,

    /// <summary>관리종목, from this session on.</summary>
    Designated = 5,

    /// <summary>No longer 관리종목.</summary>
    Released = 6,

    /// <summary>The first session of liquidation trading.</summary>
    LiquidationBegan = 7,

    /// <summary>The session after its last row.</summary>
    Left = 8,
}
