using InvestOps.Domain.Market;
using InvestOps.Domain.Trading;

namespace InvestOps.Pipeline.Reporting.TearSheets;

/// <summary>Sums over a backtest's fills and curve that its tear sheet shows beside the measured ones.</summary>
internal sealed class TearSheetFigures
{
    private const double DaysAYear = 365.25;

    public TearSheetFigures(TearSheet sheet)
    {
        var result = sheet.Result;
        Capital = result.Request.Capital;
        Costs = sheet.Report.Costs.Costs;
        Years = (result.Curve[^1].Date.Date.DayNumber - result.Curve[0].Date.Date.DayNumber) / DaysAYear;
        var meanEquity = result.Curve.Average(point => point.Equity.Amount);
        CostDrag = Years > 0 && meanEquity > 0 ? (double)(Costs.Amount / meanEquity) / Years : null;
        Buys = result.Fills.Count(fill => fill.Side == Side.Buy);
        Sells = result.Fills.Count - Buys;
        Bought = Sum(result.Fills.Where(fill => fill.Side == Side.Buy));
        Sold = Sum(result.Fills.Where(fill => fill.Side == Side.Sell));
        Delisted = result.Fills.Count(fill => fill.Delisted);
        Excess = sheet.Summary is { Cagr: { } own, BenchmarkCagr: { } other } && double.IsFinite(own) && double.IsFinite(other) ? own - other : null;
    }

    public Won Capital { get; }

    /// <summary>Commission, tax and slippage.</summary>
    public Won Costs { get; }

    /// <summary>By the calendar, from the first session to the last: the exchange has about 245 sessions a year, not 252.</summary>
    public double Years { get; }

    /// <summary>All costs ÷ mean equity ÷ years.</summary>
    public double? CostDrag { get; }

    public int Buys { get; }

    public int Sells { get; }

    public Won Bought { get; }

    public Won Sold { get; }

    /// <summary>Holdings closed because the issue had left the market.</summary>
    public int Delisted { get; }

    /// <summary>Growth a year less the benchmark's, as a fraction.</summary>
    public double? Excess { get; }

    /// <summary>An amount as a share of the starting capital.</summary>
    public double OfCapital(Won amount) => (double)(amount.Amount / Capital.Amount);

    private static Won Sum(IEnumerable<Fill> fills) => new(fills.Sum(fill => fill.Amount.Amount));
}
