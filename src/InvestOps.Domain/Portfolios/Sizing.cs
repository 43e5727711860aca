using InvestOps.Domain.Market;

namespace InvestOps.Domain.Portfolios;

/// <summary>How much of equity each issue gets: HOLD_CORE its own weights, the TopN equal shares of the rest.</summary>
public sealed record Sizing
{
    /// <summary>How many issues the strategy holds beside HOLD_CORE.</summary>
    public required int TopN { get; init; }

    /// <summary>The share of equity to invest, HOLD_CORE included; the rest stays cash.</summary>
    public required Weight Invested { get; init; }

    /// <summary>A holding stays while its rank is this or better, and only then makes room; null = <see cref="TopN"/>.</summary>
    public int? KeepRank { get; init; }

    /// <summary>Changes of a position that are smaller than this fraction of its target are not traded.</summary>
    public decimal Band { get; init; }

    /// <summary>How many ranks a selection needs.</summary>
    public int Depth => Math.Max(TopN, KeepRank ?? TopN);

    /// <summary>The equal share of one TopN issue: (invested − HOLD_CORE) ÷ TopN, also when fewer issues qualify.</summary>
    public Weight EachOf(IReadOnlyList<CoreHolding> holdCore) =>
        new((Invested.Value - holdCore.Sum(core => core.Weight.Value)) / TopN);
}
