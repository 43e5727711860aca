using InvestOps.Domain.Performance;

namespace InvestOps.Pipeline.Backtesting;

/// <summary>The stored form of the headline measures. A measure that does not exist is left out.</summary>
public sealed record PerformanceDocument
{
    public required double TotalReturn { get; init; }

    public double? Cagr { get; init; }

    public double? Volatility { get; init; }

    public double? Sharpe { get; init; }

    public double? Sortino { get; init; }

    public required double MaxDrawdown { get; init; }

    public required int LongestDrawdownDays { get; init; }

    public double? Calmar { get; init; }

    public double? BenchmarkTotalReturn { get; init; }

    public double? BenchmarkCagr { get; init; }

    public double? Beta { get; init; }

    /// <summary>Won.</summary>
    public required decimal Commission { get; init; }

    /// <summary>Won.</summary>
    public required decimal SalesTax { get; init; }

    /// <summary>Won.</summary>
    public required decimal Slippage { get; init; }

    /// <summary>One-way, a year.</summary>
    public required double Turnover { get; init; }

    public double? HitRatio { get; init; }

    public static PerformanceDocument From(PerformanceSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return new PerformanceDocument
        {
            TotalReturn = summary.TotalReturn,
            Cagr = summary.Cagr,
            Volatility = summary.Volatility,
            Sharpe = summary.Sharpe,
            Sortino = summary.Sortino,
            MaxDrawdown = summary.MaxDrawdown,
            LongestDrawdownDays = summary.LongestDrawdownDays,
            Calmar = summary.Calmar,
            BenchmarkTotalReturn = summary.BenchmarkTotalReturn,
            BenchmarkCagr = summary.BenchmarkCagr,
            Beta = summary.Beta,
            Commission = summary.Commission.Amount,
            SalesTax = summary.SalesTax.Amount,
            Slippage = summary.Slippage.Amount,
            Turnover = summary.Turnover,
            HitRatio = summary.HitRatio,
        };
    }
}
