using System.Runtime.InteropServices;

namespace InvestOps.Domain.Market;

/// <summary>가격제한폭: the lowest and the highest price, in won, at which an issue may trade on one session.</summary>
/// <param name="Lower">하한가.</param>
/// <param name="Upper">상한가.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PriceLimit(long Lower, long Upper)
{
    /// <summary>First session of ±30 % on KOSPI and KOSDAQ; ±15 % before (KOSPI from 1998-12-07, KOSDAQ from 2005-03-28).</summary>
    public static readonly DateOnly WidenedOn = new(2015, 6, 15);

    /// <summary>First session on which a new listing may trade from 60 % to 400 % of its offer price.</summary>
    public static readonly DateOnly FirstDayBandOn = new(2023, 6, 26);

    /// <summary>No limit: liquidation trading (정리매매) before a delisting.</summary>
    public static readonly PriceLimit None = new(1, long.MaxValue);

    /// <summary>
    /// The limits of a session like any other. The width is the limit rate of the base price, cut down to the tick of the base
    /// price, at least one tick; the ends are then moved inward to valid prices. A base price of one tick is its own lower limit.
    /// </summary>
    /// <param name="basePrice">기준가: the previous close, or what the exchange set on a day of ex-rights, split or reduction.</param>
    /// <exception cref="ArgumentOutOfRangeException">The base price is not positive.</exception>
    public static PriceLimit Of(Board board, DateOnly date, long basePrice)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(basePrice);
        var tick = TickSize.Of(board, date, basePrice);
        var width = Math.Max(tick, basePrice * Percent(board, date) / 100 / tick * tick);
        var lower = basePrice <= tick ? basePrice : Math.Max(1, basePrice - width);
        return new PriceLimit(TickSize.Ceiling(board, date, lower), TickSize.Floor(board, date, basePrice + width));
    }

    /// <summary>
    /// The limits of a new listing's first session. From 2023-06-26 they are 60 % and 400 % of the offer price. Before, the
    /// opening auction set the base price between 90 % and 200 % of the offer price (<see cref="OfOpeningAuction"/>) and
    /// the usual limits around that base held for the rest of the day.
    /// </summary>
    /// <param name="offerPrice">공모가.</param>
    /// <param name="openingPrice">시초가: used before 2023-06-26 only.</param>
    public static PriceLimit OfFirstDay(Board board, DateOnly date, long offerPrice, long openingPrice) =>
        date >= FirstDayBandOn ? Between(board, date, offerPrice, 60, 400) : Of(board, date, openingPrice);

    /// <summary>Where the opening auction of a new listing may settle: the first-day limits, or 90 % to 200 % of the offer price before 2023-06-26.</summary>
    public static PriceLimit OfOpeningAuction(Board board, DateOnly date, long offerPrice) =>
        date >= FirstDayBandOn ? Between(board, date, offerPrice, 60, 400) : Between(board, date, offerPrice, 90, 200);

    public bool Contains(long price) => price >= Lower && price <= Upper;

    /// <summary>The price itself, or the limit that it is beyond.</summary>
    public long Clamp(long price) => Math.Clamp(price, Lower, Upper);

    private static long Percent(Board board, DateOnly date) => board == Board.Konex || date < WidenedOn ? 15 : 30;

    private static PriceLimit Between(Board board, DateOnly date, long price, long lowerPercent, long upperPercent)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(price);
        var lower = ((price * lowerPercent) + 99) / 100;
        return new PriceLimit(TickSize.Ceiling(board, date, lower), TickSize.Floor(board, date, price * upperPercent / 100));
    }
}
