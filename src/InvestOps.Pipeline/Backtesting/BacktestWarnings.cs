using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Market;
using InvestOps.Domain.Performance;
using InvestOps.Domain.Performance.Books;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Backtesting;

/// <summary>What a reader of a tear sheet should know before trusting it.</summary>
internal static class BacktestWarnings
{
    private const int TwoYears = 2 * 252;
    private const int AMonth = 22;

    // A session's share of an issue's traded value above which an order is no longer lost in the crowd.
    private const double NoticeableShare = 0.05;

    // Costs that take more of the gross profit than this decide the result.
    private const double DominantCosts = 0.5;

    // A market of this size always loses some issues within two years.
    private const int LargeMarket = 200;

    /// <param name="provisional">Stored dates whose rows are provisional, oldest first.</param>
    public static IReadOnlyList<string> Of(MarketPanel panel, BacktestResult result, PerformanceReport report, IReadOnlyList<DateOnly> provisional, ReportText text) =>
        [.. OfStanding(panel, provisional, text), .. OfData(panel, result, text), .. OfResult(panel, result, report, text)];

    private static IEnumerable<string> OfStanding(MarketPanel panel, IReadOnlyList<DateOnly> provisional, ReportText text)
    {
        var within = provisional.Where(date => date >= panel.Sessions[0].Date && date <= panel.Sessions[^1].Date).ToArray();
        return within.Length == 0 ? [] : [text.With("warning.provisional", ReportNumbers.Count(within.Length), panel.Calendar.Session(within[^1]))];
    }

    private static List<string> OfData(MarketPanel panel, BacktestResult result, ReportText text)
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

    private static IEnumerable<string> OfResult(MarketPanel panel, BacktestResult result, PerformanceReport report, ReportText text) =>
        new[] { OfCosts(report.Costs, text), OfCapacity(panel, result, text), OfSurvivors(panel, text) }.OfType<string>();

    private static string? OfCosts(CostAttribution costs, ReportText text)
    {
        if (costs.Gross <= Won.Zero || costs.Costs <= Won.Zero)
        {
            return null;
        }

        var share = (double)(costs.Costs.Amount / costs.Gross.Amount);
        return share switch
        {
            >= 1 => text.With("warning.costsExceed", new ReportNumbers(text.Language).Readable(costs.Gross)),
            > DominantCosts => text.With("warning.costsDominate", ReportNumbers.Percent(share, 0)),
            _ => null,
        };
    }

    // Close × volume stands for the traded value, which not every panel carries.
    private static string? OfCapacity(MarketPanel panel, BacktestResult result, ReportText text)
    {
        var large = result.Fills.Count(fill =>
        {
            var (session, issue) = (panel.IndexOf(fill.Date), panel.IndexOf(fill.Symbol));
            return !fill.Delisted && (double)fill.Amount.Amount > NoticeableShare * panel.At(PanelColumn.Close, session, issue) * panel.At(PanelColumn.Volume, session, issue);
        });
        return large == 0 ? null : text.With("warning.capacity", ReportNumbers.Count(large), ReportNumbers.Count(result.Fills.Count), ReportNumbers.Percent(NoticeableShare, 0));
    }

    private static string? OfSurvivors(MarketPanel panel, ReportText text)
    {
        var last = panel.Sessions.Count - 1;
        if (last < TwoYears)
        {
            return null;
        }

        var early = panel.Row(PanelColumn.Close, last - TwoYears);
        var late = panel.Row(PanelColumn.Close, last);
        var stored = 0;
        for (var issue = 0; issue < panel.Issues.Count; issue++)
        {
            if (double.IsNaN(early[issue]))
            {
                continue;
            }

            stored++;
            if (double.IsNaN(late[issue]))
            {
                return null;
            }
        }

        return stored < LargeMarket ? null : text.With("warning.survivors", ReportNumbers.Count(stored), "2");
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
