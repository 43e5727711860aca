using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Backtesting;

/// <summary>What a reader of a tear sheet should know before trusting it.</summary>
internal static class BacktestWarnings
{
    private const int TwoYears = 2 * 252;
    private const int AMonth = 22;

    public static IReadOnlyList<string> Of(MarketPanel panel, BacktestResult result, ReportText text)
    {
        var warnings = new List<string>();
        var start = result.Curve[0].Date;
        if (panel.Basis == PriceBasis.Adjusted)
        {
            warnings.Add(text["warning.adjusted"]);
        }

        if (panel.SessionsWithoutBasePrices > 0)
        {
            warnings.Add(text.With("warning.noBasePrices", ReportNumbers.Count(panel.SessionsWithoutBasePrices)));
        }

        if (result.Curve.Count < TwoYears)
        {
            warnings.Add(text.With("warning.short", ReportNumbers.Count(result.Curve.Count)));
        }

        if (result.Fills.Count == 0)
        {
            warnings.Add(text["warning.noTrades"]);
        }
        else if (result.Curve.Count(point => point.Date < result.Fills[0].Date) > AMonth + 1)
        {
            warnings.Add(text.With("warning.lateStart", start, result.Fills[0].Date));
        }

        if (OfBenchmark(result, text) is { } warning)
        {
            warnings.Add(warning);
        }

        return warnings;
    }

    private static string? OfBenchmark(BacktestResult result, ReportText text)
    {
        var missing = result.Curve.Where(point => double.IsNaN(point.Benchmark)).ToList();
        return missing.Count switch
        {
            0 => null,
            var all when all == result.Curve.Count => text.With("warning.noBenchmark", result.Benchmark),
            _ => text.With("warning.benchmarkGaps", result.Benchmark, ReportNumbers.Count(missing.Count), ReportNumbers.Count(result.Curve.Count), missing[0].Date),
        };
    }
}
