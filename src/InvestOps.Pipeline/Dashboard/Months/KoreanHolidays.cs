using System.Globalization;

namespace InvestOps.Pipeline.Dashboard.Months;

/// <summary>
/// What a closed weekday is called. The calendar knows that the exchange is closed, not why: the names follow from the days that the law
/// fixes in the solar and the lunar calendar; elections and days declared at short notice have none.
/// </summary>
internal static class KoreanHolidays
{
    // Public holidays that fall on a weekend are made good on the next weekday, at first for three of them, from 2014-09 on.
    private static readonly DateOnly FirstSubstitute = new(2014, 9, 1);
    private const int LongestShift = 3;

    private static readonly KoreanLunisolarCalendar Lunar = new();

    /// <summary>The key of the name of a weekday on which the exchange is closed.</summary>
    public static string NameOf(DateOnly date) => PublicHoliday(date) ?? Market(date) ?? Substitute(date) ?? "other";

    private static string? PublicHoliday(DateOnly date) => OfLunar(date) ?? (date.Month, date.Day) switch
    {
        (1, 1) => "newyear",
        (3, 1) => "independence",
        (4, 5) when date.Year < 2006 => "arbor",
        (5, 5) => "children",
        (6, 6) => "memorial",
        (7, 17) when date.Year is < 2008 or > 2025 => "constitution",
        (8, 15) => "liberation",
        (10, 3) => "foundation",
        (10, 9) when date.Year > 2012 => "hangul",
        (12, 25) => "christmas",
        _ => null,
    };

    // Labour Day and the last days of the year are no public holidays; the exchange is closed all the same.
    private static string? Market(DateOnly date) => (date.Month, date.Day) switch
    {
        (5, 1) => "labour",
        (12, >= 27) => "yearend",
        _ => null,
    };

    private static string? Substitute(DateOnly date)
    {
        for (var day = date.AddDays(-1); date >= FirstSubstitute && day >= date.AddDays(-LongestShift); day = day.AddDays(-1))
        {
            if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && PublicHoliday(day) is not null)
            {
                return "substitute";
            }
        }

        return null;
    }

    private static string? OfLunar(DateOnly date) => LunarDay(date) switch
    {
        (1, 1) or (1, 2) => "seollal",
        (4, 8) => "buddha",
        (8, >= 14 and <= 16) => "chuseok",
        _ => LunarDay(date.AddDays(1)) is (1, 1) ? "seollal" : null, // the last day of the old year, whose number differs
    };

    // Months are counted with the leap month, which has no holidays and moves those after it by one.
    private static (int Month, int Day) LunarDay(DateOnly date)
    {
        var moment = date.ToDateTime(TimeOnly.MinValue);
        var (month, leap) = (Lunar.GetMonth(moment), Lunar.GetLeapMonth(Lunar.GetYear(moment)));
        return leap > 0 && month == leap ? (0, 0) : (leap > 0 && month > leap ? month - 1 : month, Lunar.GetDayOfMonth(moment));
    }
}
