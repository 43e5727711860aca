namespace InvestOps.Domain.Market;

/// <summary>
/// 호가단위 of shares, by market, date and order price. One scale for all markets since 2023-01-25; before it KOSPI and
/// KOSDAQ differed from 100,000 won up. The older scale dates from 2010-10-04 and is used for all earlier dates too.
/// </summary>
public static class TickSize
{
    /// <summary>First session of the scale that all markets share.</summary>
    public static readonly DateOnly UnifiedOn = new(2023, 1, 25);

    /// <summary>First session with ticks of 1 won for cheap funds. The rule was amended on 2023-10-17, in force in December; the day is not certain.</summary>
    public static readonly DateOnly FineFundsOn = new(2023, 12, 11);

    private const long FineFundPrice = 2_000;

    /// <summary>The tick at an order price, won. A market that is not known counts as KOSPI.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The price is negative.</exception>
    public static long Of(Board board, DateOnly date, long price)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(price);
        if (date >= UnifiedOn)
        {
            return Unified(price);
        }

        return board is Board.Kosdaq or Board.Konex ? Math.Min(100, OldKospi(price)) : OldKospi(price);
    }

    /// <summary>Whether an order at this price is valid.</summary>
    public static bool IsOn(Board board, DateOnly date, long price) => price > 0 && price % Of(board, date, price) == 0;

    /// <summary>The highest valid price at or below a price; band borders are valid in the bands on both sides.</summary>
    public static long Floor(Board board, DateOnly date, long price) => price - (price % Of(board, date, price));

    /// <summary>The lowest valid price at or above a price.</summary>
    public static long Ceiling(Board board, DateOnly date, long price)
    {
        var tick = Of(board, date, price);
        return (price + tick - 1) / tick * tick;
    }

    /// <summary>The valid price nearest to a price, the upper one from the middle on; never below one tick.</summary>
    public static long Nearest(Board board, DateOnly date, long price)
    {
        var tick = Of(board, date, price);
        return Math.Max(tick, (price + (tick / 2)) / tick * tick);
    }

    /// <summary>The tick of an ETF or ETN: 5 won; 1 below 2,000 won since <see cref="FineFundsOn"/>.</summary>
    public static long OfFund(DateOnly date, long price) => date >= FineFundsOn && price < FineFundPrice ? 1 : 5;

    private static long Unified(long price) => price switch
    {
        < 2_000 => 1,
        < 5_000 => 5,
        < 20_000 => 10,
        < 50_000 => 50,
        < 200_000 => 100,
        < 500_000 => 500,
        _ => 1_000,
    };

    private static long OldKospi(long price) => price switch
    {
        < 1_000 => 1,
        < 5_000 => 5,
        < 10_000 => 10,
        < 50_000 => 50,
        < 100_000 => 100,
        < 500_000 => 500,
        _ => 1_000,
    };
}
