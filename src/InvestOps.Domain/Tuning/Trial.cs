using System.Diagnostics;

namespace InvestOps.Domain.Tuning;

/// <summary>What is kept of one backtest of a search: its measures on every part of the range that is asked about later, not its curve.</summary>
public sealed record Trial
{
    /// <summary>The number of its combination.</summary>
    public required long Point { get; init; }

    /// <summary>One for each segment of the range, in order.</summary>
    public required ReturnSummary[] Segments { get; init; }

    public required ReturnSummary Whole { get; init; }

    public required int Trades { get; init; }

    /// <summary>One-way, a year, as a multiple of mean equity.</summary>
    public required double Turnover { get; init; }

    public double? ValueOf(Measure measure) => measure switch
    {
        Measure.Turnover => Turnover,
        Measure.Trades => Trades,
        _ => ValueOf(measure, Whole),
    };

    public static double? ValueOf(Measure measure, in ReturnSummary part) => measure switch
    {
        Measure.Sharpe => part.Sharpe,
        Measure.Sortino => part.Sortino,
        Measure.Cagr => part.Cagr,
        Measure.Calmar => part.Calmar,
        Measure.TotalReturn => part.TotalReturn,
        Measure.MaxDrawdown => part.MaxDrawdown,
        Measure.Volatility => part.Volatility,
        _ => throw new UnreachableException(),
    };
}
