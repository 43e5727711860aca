using System.Globalization;

namespace InvestOps.Domain.Calendar;

/// <summary>A date was given where a session is needed. Carries the sessions around it.</summary>
public sealed class NotATradingDateException : Exception
{
    public NotATradingDateException(DateOnly date, string calendar, TradingDate? previous, TradingDate? next)
        : base(Describe(date, calendar, previous, next))
    {
        Date = date;
        Previous = previous;
        Next = next;
    }

    public DateOnly Date { get; }

    public TradingDate? Previous { get; }

    public TradingDate? Next { get; }

    private static string Describe(DateOnly date, string calendar, TradingDate? previous, TradingDate? next)
    {
        var day = date.ToString("yyyy-MM-dd (dddd)", CultureInfo.InvariantCulture);
        var around = (previous, next) switch
        {
            ({ } before, { } after) => $"The sessions around it are {before} and {after}.",
            ({ } before, null) => $"The calendar ends on {before}.",
            (null, { } after) => $"The calendar begins on {after}.",
            _ => "The calendar is empty.",
        };
        return $"{day} is no trading day of the {calendar} calendar. {around}";
    }
}
