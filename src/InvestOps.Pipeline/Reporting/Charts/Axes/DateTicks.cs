using System.Globalization;
using InvestOps.Pipeline.Reporting.Charts.Scenes;

namespace InvestOps.Pipeline.Reporting.Charts.Axes;

/// <summary>Where a time axis has its marks: on days, at the starts of months or of years, as close as their labels allow.</summary>
public static class DateTicks
{
    private const int MostDays = 62;

    // Of the axis's length, between two labels: a long axis has air to give.
    private const double Gap = 0.03;

    private static readonly int[] DaySteps = [1, 2, 7, 14, 28];
    private static readonly int[] MonthSteps = [1, 2, 3, 6];
    private static readonly int[] YearSteps = [1, 2, 5, 10, 20, 50];

    /// <summary>The marks of an axis from one date to another; two at least wherever the axis is long enough for two labels.</summary>
    /// <param name="length">Of the axis, CSS pixels.</param>
    /// <param name="fontSize">Of the labels, CSS pixels.</param>
    public static IReadOnlyList<DateTick> Between(DateOnly first, DateOnly last, double length, double fontSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        ArgumentOutOfRangeException.ThrowIfLessThan(last, first);
        return Candidates(first, last).FirstOrDefault(IsRoomy, [Tick(last, "yyyy-MM-dd")]);

        bool IsRoomy(IReadOnlyList<DateTick> ticks) => ticks.Count > 0 && ticks.Zip(ticks.Skip(1)).All(pair =>
            length * (pair.Second.Date.DayNumber - pair.First.Date.DayNumber) / (last.DayNumber - first.DayNumber)
                >= TextWidth.Room(pair.First.Label, fontSize) + (length * Gap));
    }

    // The finest first.
    private static IEnumerable<IReadOnlyList<DateTick>> Candidates(DateOnly first, DateOnly last)
    {
        var days = last.DayNumber - first.DayNumber;
        foreach (var step in days <= MostDays ? DaySteps : [])
        {
            yield return [.. Enumerable.Range(0, (days / step) + 1).Select(index => Tick(first.AddDays(index * step), "MM-dd"))];
        }

        foreach (var step in MonthSteps)
        {
            yield return [.. Starts(first, last, step).Select(date => Tick(date, "yyyy-MM"))];
        }

        foreach (var step in YearSteps)
        {
            yield return [.. Starts(first, last, step * 12).Select(date => Tick(date, "yyyy"))];
        }
    }

    // First days of every so many months, counted from year 0, so that years and quarters begin where they should.
    private static List<DateOnly> Starts(DateOnly first, DateOnly last, int months)
    {
        var starts = new List<DateOnly>();
        var month = (first.Year * 12) + first.Month - 1;
        month = first.Day == 1 ? month : month + 1;
        month = (month + months - 1) / months * months;
        for (; month / 12 <= last.Year; month += months)
        {
            var date = new DateOnly(month / 12, (month % 12) + 1, 1);
            if (date > last)
            {
                break;
            }

            starts.Add(date);
        }

        return starts;
    }

    private static DateTick Tick(DateOnly date, string format) => new(date, date.ToString(format, CultureInfo.InvariantCulture));
}
