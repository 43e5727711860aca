using System.Globalization;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Reporting.TearSheets;

/// <summary>What a tear sheet says first: one sentence and six figures.</summary>
internal static class Verdict
{
    /// <summary>From what to what, in how long, at which rate, after which costs.</summary>
    public static string Sentence(TearSheet sheet, ReportText text)
    {
        var figures = new TearSheetFigures(sheet);
        var numbers = new ReportNumbers(text.Language);
        var isShort = figures.Years < 1;
        var sentence = text.With(
            isShort ? "verdict.growth.short" : "verdict.growth",
            numbers.Readable(figures.Capital),
            numbers.Readable(sheet.Result.FinalEquity),
            isShort ? ReportNumbers.Count(sheet.Result.Curve.Count) : figures.Years.ToString("0.0", CultureInfo.InvariantCulture),
            ReportNumbers.Change(sheet.Summary.TotalReturn, 1),
            numbers.Readable(figures.Costs));
        return figures.Excess is null || sheet.Summary.BenchmarkTotalReturn is null
            ? sentence
            : sentence + " " + text.With("verdict.benchmark", sheet.Result.Benchmark, ReportNumbers.Change(sheet.Summary.BenchmarkTotalReturn, 1));
    }

    /// <summary>How much of it may be luck, in plain words. Null where the history is too short to say.</summary>
    public static string? Doubt(TearSheet sheet, ReportText text)
    {
        if (sheet.Report.Intervals is not { } intervals || sheet.Summary.Sharpe is not { } sharpe)
        {
            return null;
        }

        var key = intervals.Sharpe.Low > 0 ? "verdict.doubt.above" : intervals.Sharpe.High < 0 ? "verdict.doubt.below" : "verdict.doubt.either";
        return text.With(
            key,
            ReportNumbers.Number(sharpe, 2),
            ReportNumbers.Number(intervals.Sharpe.Low, 2),
            ReportNumbers.Number(intervals.Sharpe.High, 2),
            ReportNumbers.Percent(-intervals.MaxDrawdown.Low, 0));
    }

    public static IReadOnlyList<Tile> Tiles(TearSheet sheet, ReportText text)
    {
        var figures = new TearSheetFigures(sheet);
        var summary = sheet.Summary;
        var numbers = new ReportNumbers(text.Language);
        var against = text.With("tile.against", Printable.From(sheet.Result.Benchmark));
        var excess = figures.Excess is { } points
            ? new Tile(against, ReportNumbers.Plus(points * 100, 1) + text["unit.points"], text.With("tile.against.note", ReportNumbers.Change(summary.BenchmarkCagr, 1)), Tone(points))
            : new Tile(against, ReportNumbers.None, text["tile.against.none"]);
        return
        [
            new(text["tile.cagr"], ReportNumbers.Change(summary.Cagr, 1), text.With("tile.cagr.note", ReportNumbers.Change(summary.TotalReturn, 1)), Tone(summary.Cagr)),
            excess,
            new(text["tile.sharpe"], ReportNumbers.Number(summary.Sharpe, 2), SharpeNote(sheet, text)),
            new(text["tile.drawdown"], ReportNumbers.Percent(summary.MaxDrawdown, 1), text.With("tile.drawdown.note", ReportNumbers.Count(summary.LongestDrawdownDays)), Tone(summary.MaxDrawdown)),
            new(text["tile.turnover"], ReportNumbers.Percent(summary.Turnover, 0), text["tile.turnover.note"]),
            new(text["tile.costs"], ReportNumbers.Percent(figures.CostDrag, 2), text.With("tile.costs.note", numbers.Readable(figures.Costs))),
        ];
    }

    private static string SharpeNote(TearSheet sheet, ReportText text) => sheet.Report.Intervals is { } intervals
        ? text.With("tile.sharpe.interval", ReportNumbers.Number(intervals.Sharpe.Low, 2), ReportNumbers.Number(intervals.Sharpe.High, 2))
        : text.With("tile.sharpe.note", ReportNumbers.Percent(sheet.Summary.Volatility, 1));

    private static TileTone Tone(double? value) => value switch
    {
        > 0 => TileTone.Up,
        < 0 => TileTone.Down,
        _ => TileTone.Plain,
    };
}
