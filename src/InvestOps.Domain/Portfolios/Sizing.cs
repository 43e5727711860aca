using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios.Weightings;
using InvestOps.Domain.Trading;

namespace InvestOps.Domain.Portfolios;

/// <summary>How much of equity each issue gets: HOLD_CORE its own weights, the TopN shares of the rest.</summary>
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

    /// <summary>How the TopN share what HOLD_CORE leaves.</summary>
    public IWeighting Weighting { get; init; } = new EqualWeight();

    /// <summary>How many ranks a selection needs.</summary>
    public int Depth => Math.Max(TopN, KeepRank ?? TopN);

    /// <summary>The equal share of one TopN issue: (invested − HOLD_CORE) ÷ TopN, also when fewer issues qualify.</summary>
    public Weight EachOf(IReadOnlyList<CoreHolding> holdCore) =>
        new((Invested.Value - holdCore.Sum(core => core.Weight.Value)) / TopN);

    /// <summary>The weights of selected issues, in units of a weight. Together they get (invested − HOLD_CORE) × their number ÷ TopN.</summary>
    /// <param name="issues">Positions of the issues, best first.</param>
    /// <param name="scores">Their scores.</param>
    /// <param name="weights">Room for the weights, in the same order.</param>
    internal void Weigh(IReadOnlyList<CoreHolding> holdCore, MarketWindow window, ReadOnlySpan<int> issues, ReadOnlySpan<double> scores, Span<long> weights)
    {
        if (issues.IsEmpty || Weighting is EqualWeight)
        {
            weights.Fill(FixedPoint.Weight(EachOf(holdCore).Value));
            return;
        }

        var shares = new double[issues.Length];
        Weighting.Weigh(window, issues, scores, shares);
        var whole = FixedPoint.Weight((Invested.Value - holdCore.Sum(core => core.Weight.Value)) * issues.Length / TopN);
        for (var rank = 0; rank < shares.Length; rank++)
        {
            weights[rank] = Math.Min(whole, (long)(shares[rank] * whole));
        }
    }
}
