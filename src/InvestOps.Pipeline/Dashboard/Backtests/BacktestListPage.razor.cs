using System.Globalization;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Dashboard.Frames;
using InvestOps.Pipeline.Reporting.Charts;
using InvestOps.Pipeline.Reporting.Charts.Scenes;
using InvestOps.Pipeline.Reporting.Pages;
using InvestOps.Pipeline.Reporting.Wording;
using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Dashboard.Backtests;

/// <summary>Backtests, newest first, each with a small curve and its figures, and boxes to choose some for a comparison.</summary>
public sealed partial class BacktestListPage
{
    private const int Refresh = 5;

    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    [Parameter]
    [EditorRequired]
    public required BacktestListView View { get; set; }

    private static string ClassOf(BacktestRow row) => row.State switch
    {
        BacktestState.Running => "running",
        BacktestState.Failed or BacktestState.Unknown => "failed",
        BacktestState.Completed => "done",
        _ => "owing",
    };

    private Scene CurveOf(IReadOnlyList<double> curve, BacktestDocument result)
    {
        var total = result.Performance.TotalReturn;
        return Sparkline.Draw(curve, total < 0 ? Ink.Down : Ink.Up, Frame.Text["compare.equity"], ReportNumbers.Change(total, 1));
    }

    private IEnumerable<(string Name, string Value, string Tone)> Figures(BacktestDocument result) =>
    [
        (Frame.Text["against.total"], ReportNumbers.Change(result.Performance.TotalReturn, 1), Sign.Of(result.Performance.TotalReturn)),
        (Frame.Text["tile.cagr"], ReportNumbers.Change(result.Performance.Cagr, 1), Sign.Of(result.Performance.Cagr)),
        (Frame.Text["tile.drawdown"], ReportNumbers.Percent(result.Performance.MaxDrawdown, 1), ""),
        (Frame.Text["tile.sharpe"], ReportNumbers.Number(result.Performance.Sharpe, 2), ""),
        (Frame.Text["dash.trades"], ReportNumbers.Count(result.Trades), ""),
    ];

    private string ToSkip(int skip)
    {
        var filter = View.Strategy is { } strategy ? "&strategy=" + Uri.EscapeDataString(strategy) : "";
        return Frame.To(string.Create(CultureInfo.InvariantCulture, $"backtests?skip={skip}{filter}"));
    }
}
