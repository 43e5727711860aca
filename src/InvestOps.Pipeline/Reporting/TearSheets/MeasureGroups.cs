using InvestOps.Domain.Performance.Books;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Reporting.TearSheets;

/// <summary>Every measure of a tear sheet that is not among the headline figures, in groups.</summary>
internal static class MeasureGroups
{
    public static IReadOnlyList<MeasureGroup> Of(TearSheet sheet, ReportText text) =>
        [Returns(sheet, text), Tails(sheet, text), Trades(sheet, text), Book(sheet, text)];

    private static MeasureGroup Returns(TearSheet sheet, ReportText text)
    {
        var (summary, report) = (sheet.Summary, sheet.Report);
        return new(text["measures.title"],
        [
            (text["measures.final"], ReportNumbers.Exact(sheet.Result.FinalEquity)),
            (text["measures.volatility"], ReportNumbers.Percent(summary.Volatility)),
            (text["measures.sortino"], ReportNumbers.Number(summary.Sortino, 2)),
            (text["measures.calmar"], ReportNumbers.Number(summary.Calmar, 2)),
            (text["measures.omega"], ReportNumbers.Number(report.Risk.Omega, 2)),
            (text["measures.stability"], ReportNumbers.Number(report.Risk.Stability, 2)),
            (text["measures.psr"], ReportNumbers.Percent(report.ProbabilisticSharpe, 1)),
            (text["measures.hit"], ReportNumbers.Percent(summary.HitRatio, 1)),
            (text["measures.longest"], ReportNumbers.Count(summary.LongestDrawdownDays)),
            (text["measures.fallInterval"], report.Intervals is { } intervals ? $"{ReportNumbers.Percent(intervals.MaxDrawdown.Low, 0)} … {ReportNumbers.Percent(intervals.MaxDrawdown.High, 0)}" : ReportNumbers.None),
        ]);
    }

    private static MeasureGroup Tails(TearSheet sheet, ReportText text)
    {
        var risk = sheet.Report.Risk;
        return new(text["measures.tails"],
        [
            (text["measures.downside"], ReportNumbers.Percent(risk.DownsideRisk)),
            (text["measures.var"], ReportNumbers.Percent(risk.ValueAtRisk)),
            (text["measures.shortfall"], ReportNumbers.Percent(risk.ExpectedShortfall)),
            (text["measures.tailRatio"], ReportNumbers.Number(risk.TailRatio, 2)),
            (text["measures.skewness"], ReportNumbers.Number(risk.Skewness, 2)),
            (text["measures.kurtosis"], ReportNumbers.Number(risk.Kurtosis, 2)),
            (text["measures.ulcer"], ReportNumbers.Percent(risk.UlcerIndex)),
            (text["measures.best"], ReportNumbers.Change(risk.BestSession)),
            (text["measures.worst"], ReportNumbers.Change(risk.WorstSession)),
        ]);
    }

    private static MeasureGroup Trades(TearSheet sheet, ReportText text)
    {
        var trades = sheet.Report.Trades;
        var numbers = new ReportNumbers(text.Language);
        return new(text["trips.title"],
        [
            (text["trips.closed"], ReportNumbers.Count(trades.Closed)),
            (text["trips.open"], ReportNumbers.Count(trades.StillOpen)),
            (text["trips.winRate"], ReportNumbers.Percent(trades.WinRate, 1)),
            (text["trips.averageWin"], trades.AverageWin is { } win ? numbers.Readable(win) : ReportNumbers.None),
            (text["trips.averageLoss"], trades.AverageLoss is { } loss ? numbers.Readable(loss) : ReportNumbers.None),
            (text["trips.averageReturn"], ReportNumbers.Change(trades.AverageReturn)),
            (text["trips.profitFactor"], ReportNumbers.Number(trades.ProfitFactor, 2)),
            (text["trips.payoff"], ReportNumbers.Number(trades.Payoff, 2)),
            (text["trips.days"], ReportNumbers.Number(trades.AverageDays, 1)),
            (text["trips.best"], Trip(sheet, trades.Best)),
            (text["trips.worst"], Trip(sheet, trades.Worst)),
        ]);
    }

    private static MeasureGroup Book(TearSheet sheet, ReportText text)
    {
        var book = sheet.Report.Book;
        return new(text["book.title"],
        [
            (text["book.exposure"], ReportNumbers.Percent(book.Exposure, 1)),
            (text["book.invested"], ReportNumbers.Percent(book.TimeInvested, 1)),
            (text["book.holdings"], ReportNumbers.Number(book.AverageHoldings, 1)),
            (text["book.most"], ReportNumbers.Count(book.MostHoldings)),
            (text["book.effective"], ReportNumbers.Number(book.EffectiveHoldings, 1)),
            (text["book.herfindahl"], ReportNumbers.Number(book.Herfindahl, 3)),
            (text["book.largest"], ReportNumbers.Percent(book.LargestWeight, 1)),
            (text["book.turnoverGross"], ReportNumbers.Percent(book.GrossBookTurnover, 0)),
            (text["book.turnoverSmaller"], ReportNumbers.Percent(book.SmallerSideTurnover, 0)),
        ]);
    }

    private static string Trip(TearSheet sheet, RoundTrip? trip) =>
        trip is null ? ReportNumbers.None : $"{Printable.From(sheet.NameOf(trip.Symbol))} {ReportNumbers.Change(trip.Return, 1)}";
}
