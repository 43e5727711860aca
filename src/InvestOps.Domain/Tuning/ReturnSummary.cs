using System.Runtime.InteropServices;
using InvestOps.Domain.Performance;

namespace InvestOps.Domain.Tuning;

/// <summary>
/// What a stretch of daily returns comes to. Two stretches that follow each other make a third without a look at the returns, so
/// that a trial can be judged on any part of its range after its curve is gone.
/// </summary>
/// <param name="Count">How many returns.</param>
/// <param name="Sum">Of the returns.</param>
/// <param name="Squares">Sum of their squares.</param>
/// <param name="DownSquares">Sum of the squares of the negative ones.</param>
/// <param name="Growth">Π(1 + r).</param>
/// <param name="Peak">The highest value on the way, the start (1) included.</param>
/// <param name="Trough">The lowest value on the way, the start (1) included.</param>
/// <param name="Fall">The lowest value ÷ running peak: 1 where nothing fell.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ReturnSummary(int Count, double Sum, double Squares, double DownSquares, double Growth, double Peak, double Trough, double Fall)
{
    /// <summary>Of no return at all.</summary>
    public static ReturnSummary None => new(0, 0, 0, 0, 1, 1, 1, 1);

    public double TotalReturn => Growth - 1;

    public double MaxDrawdown => Fall - 1;

    public double? Cagr => Performance.Growth.Cagr(TotalReturn, Count);

    public double? Volatility => SessionDeviation * Math.Sqrt(DailyReturns.SessionsPerYear);

    /// <summary>A year's.</summary>
    public double? Sharpe => SessionSharpe * Math.Sqrt(DailyReturns.SessionsPerYear);

    /// <summary>A session's: what inference works on.</summary>
    public double? SessionSharpe => SessionDeviation is > 0 and var deviation ? Sum / Count / deviation : null;

    public double? Sortino => DownSquares > 0 ? Sum / Count * DailyReturns.SessionsPerYear / (Math.Sqrt(DownSquares / Count) * Math.Sqrt(DailyReturns.SessionsPerYear)) : null;

    public double? Calmar => RewardToRisk.Calmar(Cagr, MaxDrawdown);

    private double? SessionDeviation => Count < 2 ? null : Math.Sqrt(Math.Max(0, Squares - (Sum * Sum / Count)) / (Count - 1));

    public static ReturnSummary Of(ReadOnlySpan<double> returns)
    {
        var (sum, squares, down) = (0d, 0d, 0d);
        var (value, peak, trough, fall) = (1d, 1d, 1d, 1d);
        foreach (var r in returns)
        {
            sum += r;
            squares += r * r;
            down += r < 0 ? r * r : 0;
            value *= 1 + r;
            peak = Math.Max(peak, value);
            trough = Math.Min(trough, value);
            fall = value < fall * peak ? value / peak : fall;
        }

        return new ReturnSummary(returns.Length, sum, squares, down, value, peak, trough, fall);
    }

    /// <summary>This stretch and the one after it.</summary>
    public ReturnSummary Then(in ReturnSummary next) => new(
        Count + next.Count,
        Sum + next.Sum,
        Squares + next.Squares,
        DownSquares + next.DownSquares,
        Growth * next.Growth,
        Math.Max(Peak, Growth * next.Peak),
        Math.Min(Trough, Growth * next.Trough),
        Math.Min(Math.Min(Fall, next.Fall), Growth * next.Trough / Peak));
}
