using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Scanning;
using InvestOps.Domain.Scanning.Scanners;
using InvestOps.Domain.Trading;
using InvestOps.Domain.Universes;

namespace InvestOps.Domain.Tests.Scanning;

/// <summary>Strategies for scans, and short ways to look at what they give.</summary>
internal static class ScanCase
{
    public static Strategy Strategy(IScanner? scanner = null, int topN = 3, decimal invested = 0.99m, params IUniverseRule[] rules) => new()
    {
        Name = "case",
        Description = "A test's strategy",
        Universe = rules,
        Scanner = scanner ?? new ShortTermReversalScanner(1),
        Sizing = new Sizing { TopN = topN, Invested = new Weight(invested) },
        Rebalance = RebalanceSchedule.Monthly,
        Execution = new ExecutionRules(),
        Costs = new TradingCosts(),
        Fingerprint = "case",
    };

    public static CoreHolding Core(string code, decimal weight) => new(Symbol.Parse(code), new Weight(weight));

    public static MarketWindow LastWindow(this MarketPanel panel) => panel.WindowAt(panel.Sessions.Count - 1);

    public static double[] Scores(this IScanner scanner, MarketWindow window)
    {
        var scores = new double[window.Issues.Count];
        scanner.Score(window, scores);
        return scores;
    }

    public static bool[] Admitted(this IUniverseRule rule, MarketWindow window)
    {
        var admitted = new IssueMask(new ulong[IssueMask.WordsFor(window.Issues.Count)], window.Issues.Count);
        admitted.SetAll();
        rule.Apply(window, admitted);
        var flags = new bool[admitted.Count];
        for (var issue = 0; issue < flags.Length; issue++)
        {
            flags[issue] = admitted[issue];
        }

        return flags;
    }

    public static string[] Codes(this IEnumerable<Signal> signals) => [.. signals.Select(signal => signal.Symbol.Code)];

    public static string[] Codes(this IEnumerable<Symbol> symbols) => [.. symbols.Select(symbol => symbol.Code)];
}
