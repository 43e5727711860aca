using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;

namespace InvestOps.Domain.Trading;

/// <summary>
/// The securities transaction tax on sales, KOSPI's rural special tax included. The rate in force on the settlement date
/// (T+2) applies, so the last sessions of a year can carry the next year's rate.
/// </summary>
public static class SalesTax
{
    // Settlement from this day on: KOSPI (with rural tax), KOSDAQ, KONEX.
    private static readonly (DateOnly From, decimal Kospi, decimal Kosdaq, decimal Konex)[] Rates =
    [
        (new(1996, 1, 1), 0.0030m, 0.0030m, 0.0030m),
        (new(2019, 6, 3), 0.0025m, 0.0025m, 0.0010m),
        (new(2021, 1, 1), 0.0023m, 0.0023m, 0.0010m),
        (new(2023, 1, 1), 0.0020m, 0.0020m, 0.0010m),
        (new(2024, 1, 1), 0.0018m, 0.0018m, 0.0010m),
        (new(2025, 1, 1), 0.0015m, 0.0015m, 0.0010m),
        (new(2026, 1, 1), 0.0020m, 0.0020m, 0.0010m),
    ];

    /// <summary>The rate on the amount of a sale, as a fraction.</summary>
    /// <param name="board">An issue whose market is not known is taxed as KOSPI.</param>
    /// <param name="settlement">The settlement date; before 1996 the rate of 1996 is used.</param>
    public static decimal RateOn(Board board, DateOnly settlement)
    {
        var rate = Rates.LastOrDefault(row => row.From <= settlement, Rates[0]);
        return board switch
        {
            Board.Kosdaq => rate.Kosdaq,
            Board.Konex => rate.Konex,
            _ => rate.Kospi,
        };
    }

    /// <summary>When a trade settles: two sessions later (T+2); near a calendar's end, two weekdays later.</summary>
    public static DateOnly SettlementOf(TradingDate trade, TradingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        if (calendar.Next(trade) is { } next && calendar.Next(next) is { } settlement)
        {
            return settlement.Date;
        }

        var weekend = trade.Date.DayOfWeek is DayOfWeek.Thursday or DayOfWeek.Friday;
        return trade.Date.AddDays(weekend ? 4 : 2);
    }
}
