using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Trading;

namespace InvestOps.Domain.Performance.Books;

/// <summary>How full, how wide and how busy the book was. Concentration counts the sessions on which something was held.</summary>
public sealed record BookMeasures
{
    /// <summary>Mean of holdings ÷ equity over all sessions.</summary>
    public required double Exposure { get; init; }

    /// <summary>Sessions after which something was held ÷ sessions.</summary>
    public required double TimeInvested { get; init; }

    public required double? AverageHoldings { get; init; }

    public required int MostHoldings { get; init; }

    /// <summary>Mean Herfindahl–Hirschman index, Σ w² of the holdings' weights in the book: 1 for a single issue, 1 ÷ N for N equal ones.</summary>
    public required double? Herfindahl { get; init; }

    /// <summary>The largest share of equity that one issue ever had after a close.</summary>
    public required double? LargestWeight { get; init; }

    /// <summary>pyfolio's turnover of the gross book, a year.</summary>
    public required double GrossBookTurnover { get; init; }

    /// <summary>bt's turnover, the smaller of buys and sells, a year.</summary>
    public required double SmallerSideTurnover { get; init; }

    /// <summary>1 ÷ the mean index: how many equal holdings would be as concentrated.</summary>
    public double? EffectiveHoldings => 1 / Herfindahl;

    public static BookMeasures Of(BacktestResult result, HoldingHistory history)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(history);
        var equity = result.Curve.Select(point => (double)point.Equity.Amount).ToArray();
        var gross = Enumerable.Range(0, history.Sessions).Select(t => Sum(history.ValuesAfter(t))).ToArray();
        var invested = Enumerable.Range(0, history.Sessions).Where(t => gross[t] > 0).ToArray();
        var (bought, sold) = ByDay(result);
        var years = (double)equity.Length / DailyReturns.SessionsPerYear;
        return new BookMeasures
        {
            Exposure = gross.Zip(equity, Share).Average(),
            TimeInvested = (double)invested.Length / history.Sessions,
            AverageHoldings = Mean(invested, t => history.IssuesAfter(t).Length),
            MostHoldings = Enumerable.Range(0, history.Sessions).Max(t => history.IssuesAfter(t).Length),
            Herfindahl = Mean(invested, t => SquaresOf(history.ValuesAfter(t)) / (gross[t] * gross[t])),
            LargestWeight = invested.Length == 0 ? null : invested.Max(t => Share(LargestOf(history.ValuesAfter(t)), equity[t])),
            GrossBookTurnover = Enumerable.Range(0, equity.Length).Sum(t => Turnover.OfGrossBook(bought[t], sold[t], t == 0 ? 0 : gross[t - 1], gross[t]) ?? 0) / years,
            SmallerSideTurnover = Enumerable.Range(0, equity.Length).Sum(t => equity[t] > 0 ? Turnover.SmallerSide(bought[t], sold[t], equity[t]) : 0) / years,
        };
    }

    private static (double[] Bought, double[] Sold) ByDay(BacktestResult result)
    {
        var (bought, sold) = (new double[result.Curve.Count], new double[result.Curve.Count]);
        var t = 0;
        foreach (var fill in result.Fills)
        {
            while (result.Curve[t].Date < fill.Date)
            {
                t++;
            }

            (fill.Side == Side.Buy ? bought : sold)[t] += (double)fill.Amount.Amount;
        }

        return (bought, sold);
    }

    private static double? Mean(int[] sessions, Func<int, double> part) => sessions.Length == 0 ? null : sessions.Average(part);

    private static double Share(double part, double whole) => whole > 0 ? part / whole : 0;

    private static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0d;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }

    private static double SquaresOf(ReadOnlySpan<double> values)
    {
        var sum = 0d;
        foreach (var value in values)
        {
            sum += value * value;
        }

        return sum;
    }

    private static double LargestOf(ReadOnlySpan<double> values)
    {
        var largest = 0d;
        foreach (var value in values)
        {
            largest = Math.Max(largest, value);
        }

        return largest;
    }
}
