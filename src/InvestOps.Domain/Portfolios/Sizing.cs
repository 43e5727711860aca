using InvestOps.Domain.Market;

namespace InvestOps.Domain.Portfolios;

/// <summary>Equal weights: TopN issues share what is invested after HOLD_CORE.</summary>
public sealed record Sizing
{
    /// <summary>How many issues the strategy holds beside HOLD_CORE.</summary>
    public required int TopN { get; init; }

    /// <summary>The share of equity to invest, HOLD_CORE included; the rest stays cash for costs.</summary>
    public required Weight Invested { get; init; }

    /// <summary>The target of one TopN issue: (invested − HOLD_CORE) ÷ TopN, also when fewer issues qualify.</summary>
    public Weight EachOf(IReadOnlyList<CoreHolding> holdCore) =>
        new((Invested.Value - holdCore.Sum(core => core.Weight.Value)) / TopN);
}
