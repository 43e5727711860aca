using InvestOps.Domain.Market;
using InvestOps.Domain.Trading;

namespace InvestOps.Domain.Portfolios;

/// <summary>The weights of the TopN of a strategy by its sizing.</summary>
internal sealed class Weighting
{
    private readonly long _each;

    public Weighting(Strategy strategy) => _each = FixedPoint.Weight(strategy.Sizing.EachOf(strategy.HoldCore).Value);

    /// <summary>Writes one weight an issue, in units of a weight.</summary>
    public void Weigh(MarketWindow window, ReadOnlySpan<int> issues, ReadOnlySpan<double> scores, Span<long> weights) => weights.Fill(_each);
}
