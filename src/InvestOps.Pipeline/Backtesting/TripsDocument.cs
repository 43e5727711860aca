using InvestOps.Domain.Performance.Books;

namespace InvestOps.Pipeline.Backtesting;

/// <summary>The stored form of what the closed round trips say together. A ratio that does not exist is left out.</summary>
public sealed record TripsDocument
{
    public required int Closed { get; init; }

    public required int StillOpen { get; init; }

    public double? WinRate { get; init; }

    /// <summary>Won.</summary>
    public decimal? AverageWin { get; init; }

    /// <summary>Won, negative.</summary>
    public decimal? AverageLoss { get; init; }

    public double? AverageReturn { get; init; }

    public double? ProfitFactor { get; init; }

    public double? Payoff { get; init; }

    /// <summary>Calendar days.</summary>
    public double? AverageDays { get; init; }

    public double? AverageSessions { get; init; }

    public double? BestReturn { get; init; }

    public double? WorstReturn { get; init; }

    public static TripsDocument From(TradeStatistics trades)
    {
        ArgumentNullException.ThrowIfNull(trades);
        return new TripsDocument
        {
            Closed = trades.Closed,
            StillOpen = trades.StillOpen,
            WinRate = trades.WinRate,
            AverageWin = trades.AverageWin?.Amount,
            AverageLoss = trades.AverageLoss?.Amount,
            AverageReturn = trades.AverageReturn,
            ProfitFactor = trades.ProfitFactor,
            Payoff = trades.Payoff,
            AverageDays = trades.AverageDays,
            AverageSessions = trades.AverageSessions,
            BestReturn = trades.Best?.Return,
            WorstReturn = trades.Worst?.Return,
        };
    }
}
