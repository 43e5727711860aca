using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Reporting.TearSheets;

/// <summary>From when to when, over how many sessions.</summary>
internal static class PeriodLine
{
    public static string Of(TearSheet sheet, ReportText text)
    {
        var curve = sheet.Result.Curve;
        return text.With("tearsheet.period", curve[0].Date, curve[^1].Date, ReportNumbers.Count(curve.Count), ReportNumbers.Count(sheet.Summary.Trades));
    }
}
