using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using InvestOps.Domain.Scanning;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Reporting.Daily;

/// <summary>The daily report's JSON form, schema 1. Exclusions are counted; each is in the signals of its strategy.</summary>
internal static class DailyReportJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        // Korean stays readable; what HTML would take for markup is still escaped.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Write(DailyReport report) => JsonSerializer.Serialize(Form(report), Options) + "\n";

    private static object Form(DailyReport report) => new
    {
        Schema = 1,
        Date = report.Date.ToString(),
        PreviousSession = report.PreviousSession?.ToString(),
        Indices = report.Indices.Select(index => new { index.Name, Close = Finite(index.Close), Change = Finite(index.Change), Recent = index.Recent.Select(close => Finite(close)) }),
        Boards = report.Boards.Select(board => new { board.Board, board.Advancers, board.Decliners, board.Unchanged, board.Halted, TradedValue = board.TradedValue.Amount }),
        Strategies = report.Scans.Select(scan => Form(scan, ReportText.In(report.Language))),
        DataNotes = report.DataNotes,
        Runs = report.Runs,
    };

    private static object Form(ScanResult scan, ReportText text) => new
    {
        scan.Strategy,
        Date = scan.Date.ToString(),
        ChangesSince = scan.ChangesSince?.ToString(),
        scan.Scored,
        MarketFilter = scan.MarketFilter is { } filter ? text.Of(filter) : null,
        Notes = scan.Notes.Select(text.Of),
        HoldCore = scan.HoldCore.Select(signal => Form(scan, signal, text)),
        TopN = scan.TopN.Select(signal => Form(scan, signal, text)),
        Entered = scan.Entered.Select(symbol => symbol.Code),
        Left = scan.Left.Select(symbol => symbol.Code),
        Excluded = ReasonCount.Of(scan).Select(reason => new { reason.Reason, reason.Count }),
    };

    private static object Form(ScanResult scan, Signal signal, ReportText text) => new
    {
        signal.Rank,
        Code = signal.Symbol.Code,
        signal.Name,
        Close = Finite(signal.Close),
        Score = Finite(signal.Score),
        Weight = signal.Weight.Value,
        Reason = text.Of(signal.Reason),
        IsNew = DailyWords.IsNew(scan, signal),
    };

    // JSON has no NaN.
    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
