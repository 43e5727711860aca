using InvestOps.Domain.Market;

namespace InvestOps.Domain.Portfolios.Weightings;

/// <summary>The same for every issue.</summary>
public sealed record EqualWeight : IWeighting
{
    public int Lookback => 0;

    public IReadOnlyList<PanelColumn> Columns => [];

    public void Weigh(MarketWindow window, ReadOnlySpan<int> issues, ReadOnlySpan<double> scores, Span<double> shares) =>
        shares.Fill(1d / issues.Length);
}
