using System.Globalization;
using InvestOps.FakeExchange.Faults;

namespace InvestOps.FakeExchange.Pages;

/// <summary>Numbers as the sources write them: in text, whole ones without a point, nothing where there is none.</summary>
internal sealed class NumberText(bool commas, bool dashes)
{
    public static NumberText Of(PlannedFault? fault) => new(commas: fault?.Fault == FakeFault.Commas, dashes: fault?.Fault == FakeFault.Dashes);

    public string Whole(double number) =>
        dashes ? "-" : double.IsNaN(number) ? "" : number.ToString(commas ? "#,##0" : "0", CultureInfo.InvariantCulture);

    public string Points(double number) =>
        dashes ? "-" : double.IsNaN(number) ? "" : number.ToString(commas ? "#,##0.00" : "0.00", CultureInfo.InvariantCulture);

    /// <summary>Percent against the base price, as the portal writes it where asked: without a zero before the point.</summary>
    public string Rate(double close, double change, bool bare = false)
    {
        var rate = Points(change / (close - change) * 100);
        return bare && rate.TrimStart('-').StartsWith("0.", StringComparison.Ordinal) ? rate.Replace("0.", ".", StringComparison.Ordinal) : rate;
    }
}
