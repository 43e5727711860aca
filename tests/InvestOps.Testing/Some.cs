using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;

namespace InvestOps.Testing;

/// <summary>Values that a test does not care about.</summary>
public static class Some
{
    /// <summary>The KRX calendar without overrides, read once.</summary>
    public static TradingCalendar Calendar { get; } = TradingCalendar.Krx();

    public static Symbol Symbol { get; } = Symbol.Parse("000010");

    public static TradingDate Session { get; } = Calendar.Session(new DateOnly(2024, 1, 31));

    /// <summary>A session of the KRX calendar, from <c>yyyy-MM-dd</c>.</summary>
    public static TradingDate SessionOn(string date) => Calendar.Session(DateOnly.ParseExact(date, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
}
