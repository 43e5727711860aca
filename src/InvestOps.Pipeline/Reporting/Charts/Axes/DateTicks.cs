using System.Globalization;

namespace InvestOps.Pipeline.Reporting.Charts.Axes;

/// <summary>Where a time axis has its marks: at the starts of years, of months, or on days, whichever are few enough.</summary>
public static class DateTicks
{
    private const int MostDays = 62;

    private static readonly int[] MonthSteps = [1, 3, 6];
    private static readonly int[] YearSteps = [1, 2, 5, 10, 20, 50];
    private static readonly int[] DaySteps = [1, 2, 7, 14, 28];

    public static IReadOnlyList<DateTick> Between(DateOnly first, DateOnly last, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(last, first);
        var days = last.DayNumber - first.DayNumber;
        var dayStep = days > MostDays ? 0 : DaySteps.FirstOrDefault(step => (days / step) + 1 <= most);
        if (dayStep > 0)
        {
            return [.. Enumerable.Range(0, (days / dayStep) + 1).Select(index => Tick(first.AddDays(index * dayStep), "MM-dd"))];
        }

        foreach (var step in MonthSteps)
        {
            if (Starts(first, last, step) is var starts && starts.Count <= most)
            {
                return [.. starts.Select(date => Tick(date, "yyyy-MM"))];
            }
        }

        var yearStep = YearSteps.FirstOrDefault(step => Starts(first, last, step * 12).Count <= most, YearSteps[^1]);
        return [.. Starts(first, last, yearStep * 12).Select(date => Tick(date, "yyyy"))];
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
