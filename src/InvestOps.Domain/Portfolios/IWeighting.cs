using InvestOps.Domain.Market;

namespace InvestOps.Domain.Portfolios;

/// <summary>Shares out the part of equity that the TopN get. It sees the market up to the signal and nothing after it.</summary>
public interface IWeighting
{
    /// <summary>How many sessions ago the oldest row is that the weights need.</summary>
    int Lookback { get; }

    /// <summary>The columns the weights read.</summary>
    IReadOnlyList<PanelColumn> Columns { get; }

    /// <summary>Writes one share an issue: none below zero, all together one.</summary>
    /// <param name="window">The market as of the signal.</param>
    /// <param name="issues">Positions of the selected issues, best first; at least one.</param>
    /// <param name="scores">Their scores.</param>
    /// <param name="shares">Room for the shares, in the same order.</param>
    void Weigh(MarketWindow window, ReadOnlySpan<int> issues, ReadOnlySpan<double> scores, Span<double> shares);
}
