using InvestOps.Domain.Market;

namespace InvestOps.Domain.Scanning;

/// <summary>Gives every issue of a market window a score. Higher is better.</summary>
public interface IScanner
{
    /// <summary>How many sessions ago the oldest row is that the score needs.</summary>
    int Lookback { get; }

    /// <summary>The columns the score reads.</summary>
    IReadOnlyList<PanelColumn> Columns { get; }

    /// <summary>
    /// Writes one score an issue, in issue order; NaN where the rows it needs are not there. Issues without a row on the as-of
    /// session are left out of every scan before, so their scores do not matter.
    /// </summary>
    void Score(MarketWindow window, Span<double> scores);

    /// <summary>The figures behind the score, for reports: what was measured, from when to when.</summary>
    Explanation Explain(MarketWindow window, int issue);
}
