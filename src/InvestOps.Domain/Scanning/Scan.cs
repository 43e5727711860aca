using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;

namespace InvestOps.Domain.Scanning;

/// <summary>Applies a strategy to the market as of one session.</summary>
public static class Scan
{
    /// <summary>The issues to hold, best first, as positions in the window's issue list; the backtest's path, without words.</summary>
    /// <remarks>HOLD_CORE is never among them. Equal scores rank in code order. Empty while the market filter says to stay out.</remarks>
    public static IReadOnlyList<int> Select(Strategy strategy, MarketWindow window)
    {
        ArgumentNullException.ThrowIfNull(strategy);
        using var screening = new Screening(strategy, window, withCauses: false);
        return Pick(strategy, window, screening);
    }

    /// <summary>The same selection with reasons, exclusions and changes against an earlier scan.</summary>
    public static ScanResult Run(Strategy strategy, MarketWindow window, ScanResult? previous) => throw new NotSupportedException();

    private static int[] Pick(Strategy strategy, MarketWindow window, Screening screening) =>
        strategy.Filter is { } filter && !filter.IsOn(window) ? [] : screening.Best(strategy.Sizing.TopN);
}
