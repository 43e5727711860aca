using InvestOps.Domain.Indicators;
using InvestOps.Domain.Market;

namespace InvestOps.Domain.Portfolios.Weightings;

/// <summary>In proportion to one over the volatility of daily returns, sessions without trades left out (<see cref="ReturnVolatility"/>).</summary>
/// <param name="Sessions">How many daily returns.</param>
public sealed record InverseVolatility(int Sessions) : IWeighting
{
    public int Lookback => Sessions;

    public IReadOnlyList<PanelColumn> Columns => [PanelColumn.Close, PanelColumn.Volume, PanelColumn.Adjustment];

    public void Weigh(MarketWindow window, ReadOnlySpan<int> issues, ReadOnlySpan<double> scores, Span<double> shares)
    {
        var (measured, calm) = (new List<int>(issues.Length), new List<double>(issues.Length));
        for (var rank = 0; rank < issues.Length && window.UnbrokenLength > Lookback; rank++)
        {
            var (deviation, _) = ReturnVolatility.Of(window, Sessions, issues[rank]);
            if (deviation > 0 && double.IsFinite(deviation))
            {
                measured.Add(rank);
                calm.Add(1 / deviation);
            }
        }

        MeasuredShares.Fill(shares, measured, calm);
    }
}
