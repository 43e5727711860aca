using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Market;

namespace InvestOps.Pipeline.Reporting.TearSheets;

/// <summary>The equity curve and its benchmark, both beginning at 100.</summary>
internal sealed class RebasedCurves
{
    private const double Base = 100;

    /// <summary>A range that spans more than this ratio is drawn on a logarithmic axis.</summary>
    private const double WideSpan = 3;

    public RebasedCurves(BacktestResult result)
    {
        if (result.Curve.Count == 0)
        {
            throw new ArgumentException("A tear sheet needs at least one session.", nameof(result));
        }

        if (result.Curve[0].Equity <= Won.Zero || result.Curve.Any(point => point.Equity < Won.Zero))
        {
            throw new ArgumentException("A tear sheet's equity begins above zero and never falls below it.", nameof(result));
        }

        Dates = [.. result.Curve.Select(point => point.Date.Date)];
        var start = (double)result.Curve[0].Equity.Amount;
        Equity = [.. result.Curve.Select(point => Base * (double)point.Equity.Amount / start)];
        Benchmark = Rebase([.. result.Curve.Select(point => point.Benchmark)], Equity);
        var values = Equity.Concat(Benchmark).Where(double.IsFinite).ToArray();
        (Lowest, Highest) = (values.Min(), values.Max());
    }

    public DateOnly[] Dates { get; }

    public double[] Equity { get; }

    /// <summary>NaN where the index is not stored.</summary>
    public double[] Benchmark { get; }

    public bool HasBenchmark => Benchmark.Count(double.IsFinite) > 1;

    public double Lowest { get; }

    public double Highest { get; }

    /// <summary>Whether a logarithmic axis can show the curves at all.</summary>
    public bool IsPositive => Lowest > 0;

    public bool IsWide => Lowest > 0 && Highest / Lowest > WideSpan;

    // The benchmark begins where it is first known, at the strategy's value of that session.
    private static double[] Rebase(double[] index, double[] equity)
    {
        var first = Array.FindIndex(index, value => double.IsFinite(value) && value > 0);
        return first < 0 ? index : [.. index.Select(value => equity[first] * value / index[first])];
    }
}
