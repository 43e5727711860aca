using InvestOps.Domain.Market;

namespace InvestOps.Domain.Performance.Books;

/// <summary>What the closed round trips of a backtest say together. A ratio that does not exist (no trip, no loss) is null.</summary>
public sealed record TradeStatistics
{
    public required int Closed { get; init; }

    public required int StillOpen { get; init; }

    /// <summary>Trips with a profit ÷ trips.</summary>
    public required double? WinRate { get; init; }

    public required Won? AverageWin { get; init; }

    /// <summary>Negative.</summary>
    public required Won? AverageLoss { get; init; }

    /// <summary>The mean of the returns of trips.</summary>
    public required double? AverageReturn { get; init; }

    /// <summary>Σ profits ÷ Σ losses.</summary>
    public required double? ProfitFactor { get; init; }

    /// <summary>Average win ÷ average loss.</summary>
    public required double? Payoff { get; init; }

    /// <summary>Calendar days from purchase to sale.</summary>
    public required double? AverageDays { get; init; }

    public required double? AverageSessions { get; init; }

    /// <summary>By return.</summary>
    public required RoundTrip? Best { get; init; }

    /// <summary>By return.</summary>
    public required RoundTrip? Worst { get; init; }

    public static TradeStatistics Of(IReadOnlyList<RoundTrip> trips)
    {
        ArgumentNullException.ThrowIfNull(trips);
        RoundTrip[] closed = [.. trips.Where(trip => trip.Closed is not null)];
        decimal[] wins = [.. closed.Select(trip => trip.Profit.Amount).Where(profit => profit > 0)];
        decimal[] losses = [.. closed.Select(trip => trip.Profit.Amount).Where(profit => profit < 0)];
        Won? averageWin = wins.Length > 0 ? new Won(wins.Average()) : null;
        Won? averageLoss = losses.Length > 0 ? new Won(losses.Average()) : null;
        return new TradeStatistics
        {
            Closed = closed.Length,
            StillOpen = trips.Count - closed.Length,
            WinRate = MeanOf(closed, trip => trip.Profit > Won.Zero ? 1 : 0),
            AverageWin = averageWin,
            AverageLoss = averageLoss,
            AverageReturn = MeanOf(closed, trip => trip.Return),
            ProfitFactor = losses.Length > 0 ? (double)(wins.Sum() / -losses.Sum()) : null,
            Payoff = averageWin is { } win && averageLoss is { } loss ? (double)(win.Amount / -loss.Amount) : null,
            AverageDays = MeanOf(closed, trip => trip.Closed!.Value.Date.DayNumber - trip.Opened.Date.DayNumber),
            AverageSessions = MeanOf(closed, trip => trip.Sessions),
            Best = closed.MaxBy(trip => trip.Return),
            Worst = closed.MinBy(trip => trip.Return),
        };
    }

    private static double? MeanOf(RoundTrip[] trips, Func<RoundTrip, double> part) => trips.Length == 0 ? null : trips.Average(part);
}
