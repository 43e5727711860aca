using InvestOps.Pipeline.Reporting.Charts;
using InvestOps.Pipeline.Reporting.Charts.Scenes;
using InvestOps.Pipeline.Reporting.TearSheets.Charts;
using InvestOps.Pipeline.Reporting.Wording;
using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Reporting.TearSheets.Sections;

/// <summary>The Sharpe ratio over a moving window; volatility and beta folded away.</summary>
public sealed partial class RollingSection
{
    [Parameter]
    [EditorRequired]
    public required TearSheet Sheet { get; set; }

    [Parameter]
    [EditorRequired]
    public required ReportText Text { get; set; }

    private Domain.Performance.RollingMeasures Rolling => Sheet.Report.Rolling!;

    private bool HasBeta => Rolling.Beta.Any(double.IsFinite);

    private Scene Sharpe(ChartSize size) => Draw(Rolling.Sharpe, Sheet.Summary.Sharpe, value => ReportNumbers.Number(value, 1), "chart.rolling.sharpe", size);

    private Scene Volatility(ChartSize size) => Draw(Rolling.Volatility, Sheet.Summary.Volatility, value => ReportNumbers.Percent(value, 0), "chart.rolling.volatility", size);

    private Scene Beta(ChartSize size) => Draw(Rolling.Beta, Sheet.Summary.Beta, value => ReportNumbers.Number(value, 2), "chart.rolling.beta", size);

    private Scene Draw(IReadOnlyList<double> values, double? whole, Func<double, string> format, string title, ChartSize size) =>
        SeriesChart.Draw([.. Sheet.Result.Curve.Select(point => point.Date.Date)], [.. values], whole, format, Text.With(title, ReportNumbers.Count(Rolling.Window)), size);
}
