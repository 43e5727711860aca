using InvestOps.Domain.Market;

namespace InvestOps.Domain.Portfolios.Weightings;

/// <summary>
/// In proportion to the score. An issue with a score of zero or below gets nothing beside others above it; where no score is
/// above zero, all get the same.
/// </summary>
public sealed record ScoreWeight : IWeighting
{
    public int Lookback => 0;

    public IReadOnlyList<PanelColumn> Columns => [];

    public void Weigh(MarketWindow window, ReadOnlySpan<int> issues, ReadOnlySpan<double> scores, Span<double> shares)
    {
        // The largest first becomes one, so that no sum of scores overflows.
        var most = 0d;
        foreach (var score in scores)
        {
            most = Math.Max(most, score);
        }

        var sum = 0d;
        for (var rank = 0; rank < shares.Length; rank++)
        {
            shares[rank] = most > 0 ? Math.Max(0, scores[rank] / most) : 1;
            sum += shares[rank];
        }

        foreach (ref var share in shares)
        {
            share /= sum;
        }
    }
}
