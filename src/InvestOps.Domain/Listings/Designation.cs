using InvestOps.Domain.Market;

namespace InvestOps.Domain.Listings;

/// <summary>One line of the exchange's list of administrative issues (관리종목).</summary>
public sealed record Designation
{
    public required Symbol Symbol { get; init; }

    public required string Name { get; init; }

    /// <summary>지정일.</summary>
    public required DateOnly DesignatedOn { get; init; }

    /// <summary>지정사유; empty where the list has none.</summary>
    public required string Reason { get; init; }
}
