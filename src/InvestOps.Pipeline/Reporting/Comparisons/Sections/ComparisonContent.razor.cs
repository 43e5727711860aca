using System.Globalization;
using InvestOps.Pipeline.Reporting.Charts;
using InvestOps.Pipeline.Reporting.Wording;
using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Reporting.Comparisons.Sections;

/// <summary>Several backtests side by side, without the document around them.</summary>
public sealed partial class ComparisonContent
{
    [Parameter]
    [EditorRequired]
    public required Comparison Comparison { get; set; }

    [Parameter]
    [EditorRequired]
    public required ReportText Text { get; set; }

    // As on the tear sheet: a wide span is drawn on a logarithmic axis first, and one that reaches zero never.
    private bool HasBoth => Comparison.Backtests.All(backtest => backtest.Equity.Min() > 0);

    private bool IsLogarithmic => HasBoth && Comparison.Backtests.Max(backtest => backtest.Equity.Max()) > 3 * Comparison.Backtests.Min(backtest => backtest.Equity.Min());

    private string Period => Text.With(
        Comparison.IsCut ? "compare.range.cut" : "compare.range",
        Day(Comparison.From),
        Day(Comparison.To),
        ReportNumbers.Count(Comparison.Dates.Count));

    private IEnumerable<(string Name, Func<ComparedBacktest, string> Of)> Measures =>
    [
        (Text["against.total"], backtest => ReportNumbers.Change(backtest.TotalReturn, 1)),
        (Text["tile.cagr"], backtest => ReportNumbers.Change(backtest.Cagr)),
        (Text["measures.volatility"], backtest => ReportNumbers.Percent(backtest.Volatility, 1)),
        (Text["tile.sharpe"], backtest => ReportNumbers.Number(backtest.Sharpe, 2)),
        (Text["measures.sortino"], backtest => ReportNumbers.Number(backtest.Sortino, 2)),
        (Text["tile.drawdown"], backtest => ReportNumbers.Percent(backtest.MaxDrawdown, 1)),
        (Text["measures.calmar"], backtest => ReportNumbers.Number(backtest.Calmar, 2)),
        (Text["measures.hit"], backtest => ReportNumbers.Percent(backtest.HitRatio, 1)),
        (Text["compare.turnover"], backtest => ReportNumbers.Percent(backtest.Turnover, 0)),
        (Text["compare.costs"], backtest => ReportNumbers.Exact(new Domain.Market.Won(backtest.Costs))),
        (Text["compare.trades"], backtest => ReportNumbers.Count(backtest.Trades)),
    ];

    private static string ClassOf(int index) => ComparisonChart.Inks[index].ToString().ToLowerInvariant();

    private static string NumberOf(int index) => string.Create(CultureInfo.InvariantCulture, $"#{index + 1}");

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private Charts.Scenes.Scene Equity(ChartSize size, bool logarithmic) => ComparisonChart.Equity(Comparison, Text, size, logarithmic);
}
