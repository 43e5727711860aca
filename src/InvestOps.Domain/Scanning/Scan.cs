using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;

namespace InvestOps.Domain.Scanning;

/// <summary>Applies a strategy to the market as of one session.</summary>
public static class Scan
{
    /// <summary>The issues to hold, best first, as positions in the window's issue list; the backtest's path, without words.</summary>
    public static IReadOnlyList<int> Select(Strategy strategy, MarketWindow window) => throw new NotSupportedException();

    /// <summary>The same selection with reasons, exclusions and changes against an earlier scan.</summary>
    public static ScanResult Run(Strategy strategy, MarketWindow window, ScanResult? previous) => throw new NotSupportedException();
}
