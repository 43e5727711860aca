using System.Globalization;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Dashboard.Frames;
using InvestOps.Pipeline.Reporting.Charts;
using InvestOps.Pipeline.Reporting.Charts.Scenes;
using InvestOps.Pipeline.Reporting.Pages;
using InvestOps.Pipeline.Reporting.Wording;
using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Dashboard.Backtests;

/// <summary>One backtest: how far it is, what came of it, and what it was made from.</summary>
public sealed partial class BacktestPage
{
    private const int Refresh = 3;

    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    [Parameter]
    [EditorRequired]
    public required BacktestView View { get; set; }

    private string Class => View.State switch
    {
        BacktestState.Completed => "done",
        BacktestState.Running => "running",
        BacktestState.Queued => "owing",
        _ => "failed",
    };

    private IEnumerable<BacktestStep> Steps => new BacktestSteps(Frame, View).All();

    private IEnumerable<(string Name, string Value, bool IsHash)> Facts =>
    [
        .. View.Request is not { } request ? [] : new[]
        {
            (Frame.Text["dash.strategy"], request.Strategy, false),
            (Frame.Text["dash.from"], PageFrame.Day(request.From), false),
            (Frame.Text["dash.to"], PageFrame.Day(request.To), false),
            (Frame.Text["dash.capital"], request.Capital is { } won ? ReportNumbers.Exact(new Won(won)) : ReportNumbers.None, false),
        },
        .. (View.Request?.Parameters ?? new Dictionary<string, string>(StringComparer.Ordinal)).Select(parameter => (parameter.Key, parameter.Value, false)),
        .. View.Asked?.Message.Reason is { } reason ? [(Frame.Text["dash.reason"], reason, false)] : Array.Empty<(string, string, bool)>(),
        .. View.Manifest is not { } manifest ? [] : manifest.Inputs.Select(input => (input.Key, input.Value, true)).Append((Frame.Text["dash.code"], manifest.CodeVersion, true)).Concat(manifest.Files.Select(file => (file.Key, file.Value, true))),
    ];

    // The same request, to be changed before it is sent.
    private string? Again => View.Request is { } request ? Frame.To("request?" + string.Join('&', ValuesOf(request).Where(pair => pair.Value.Length > 0).Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}"))) : null;

    private static IEnumerable<(string Name, string Value)> ValuesOf(BacktestMessage request) =>
    [
        (FormFields.Strategy, request.Strategy),
        (FormFields.From, request.From is { } from ? PageFrame.Day(from) : ""),
        (FormFields.To, request.To is { } to ? PageFrame.Day(to) : ""),
        (FormFields.Capital, request.Capital?.ToString(CultureInfo.InvariantCulture) ?? ""),
        (FormFields.Parameters, string.Join('\n', (request.Parameters ?? new Dictionary<string, string>(StringComparer.Ordinal)).Select(parameter => $"{parameter.Key}={parameter.Value}"))),
    ];

    private Scene CurveOf(BacktestDocument result)
    {
        var total = result.Performance.TotalReturn;
        return Sparkline.Draw(View.Curve, total < 0 ? Ink.Down : Ink.Up, Frame.Text["compare.equity"], ReportNumbers.Change(total, 1));
    }

    private IEnumerable<(string Name, string Value, string Tone)> Tiles(BacktestDocument result) =>
    [
        (Frame.Text["against.total"], ReportNumbers.Change(result.Performance.TotalReturn, 1), Sign.Of(result.Performance.TotalReturn)),
        (Frame.Text["tile.cagr"], ReportNumbers.Change(result.Performance.Cagr, 1), Sign.Of(result.Performance.Cagr)),
        (Frame.Text["tile.drawdown"], ReportNumbers.Percent(result.Performance.MaxDrawdown, 1), ""),
        (Frame.Text["tile.sharpe"], ReportNumbers.Number(result.Performance.Sharpe, 2), ""),
        (Frame.Text["dash.trades"], ReportNumbers.Count(result.Trades), ""),
        (Frame.Text["dash.equity"], new ReportNumbers(Frame.Text.Language).Readable(new Won(result.FinalEquity)), ""),
    ];
}
