using InvestOps.Pipeline.Reporting.Wording;
using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Reporting.TearSheets.Sections;

/// <summary>The strategy beside each index that is stored.</summary>
public sealed partial class BenchmarkTable
{
    [Parameter]
    [EditorRequired]
    public required TearSheet Sheet { get; set; }

    [Parameter]
    [EditorRequired]
    public required ReportText Text { get; set; }

    private IEnumerable<(string Name, string Own, Func<Domain.Performance.BenchmarkComparison, string> Of)> Rows =>
    [
        (Text["against.total"], ReportNumbers.Change(Sheet.Summary.TotalReturn, 1), index => ReportNumbers.Change(index.TotalReturn, 1)),
        (Text["tile.cagr"], ReportNumbers.Change(Sheet.Summary.Cagr), index => ReportNumbers.Change(index.Cagr)),
        (Text["measures.volatility"], ReportNumbers.Percent(Sheet.Summary.Volatility, 1), index => ReportNumbers.Percent(index.Volatility, 1)),
        (Text["tile.sharpe"], ReportNumbers.Number(Sheet.Summary.Sharpe, 2), index => ReportNumbers.Number(index.Sharpe, 2)),
        (Text["tile.drawdown"], ReportNumbers.Percent(Sheet.Summary.MaxDrawdown, 1), index => ReportNumbers.Percent(index.MaxDrawdown, 1)),
        (Text["against.beta"], "", index => ReportNumbers.Number(index.Beta, 2)),
        (Text["against.alpha"], "", index => ReportNumbers.Change(index.Alpha)),
        (Text["against.correlation"], "", index => ReportNumbers.Number(index.Correlation, 2)),
        (Text["against.tracking"], "", index => ReportNumbers.Percent(index.TrackingError, 1)),
        (Text["against.information"], "", index => ReportNumbers.Number(index.AnnualInformationRatio, 2)),
        (Text["against.informationDaily"], "", index => ReportNumbers.Number(index.InformationRatio, 4)),
        (Text["against.up"], "", index => ReportNumbers.Percent(index.UpCapture, 0)),
        (Text["against.down"], "", index => ReportNumbers.Percent(index.DownCapture, 0)),
    ];
}
