using System.Globalization;

namespace InvestOps.Domain.Calendar;

/// <summary>A session of a trading calendar. Only a <see cref="TradingCalendar"/> makes one, so a holiday can never pass for a business date.</summary>
public readonly record struct TradingDate : IComparable<TradingDate>
{
    internal TradingDate(DateOnly date) => Date = date;

    public DateOnly Date { get; }

    public int CompareTo(TradingDate other) => Date.CompareTo(other.Date);

    /// <returns>The date as <c>yyyy-MM-dd</c>.</returns>
    public override string ToString() => Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static bool operator <(TradingDate left, TradingDate right) => left.Date < right.Date;

    public static bool operator >(TradingDate left, TradingDate right) => left.Date > right.Date;

    public static bool operator <=(TradingDate left, TradingDate right) => left.Date <= right.Date;

    public static bool operator >=(TradingDate left, TradingDate right) => left.Date >= right.Date;
}
