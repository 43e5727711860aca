using System.Globalization;

namespace InvestOps.Domain.Market;

/// <summary>
/// When an issue was designated, as lists of the exchange tell it: <c>2024-03-21/2024-09-30;2025-03-24/</c>. An end is the day of the first
/// list that no longer has the issue; the last period may be open.
/// </summary>
/// <param name="Text">The periods in order, as they are stored.</param>
public sealed record DesignationPeriods(string Text)
{
    private const char Between = ';';

    /// <summary>Whether the last period goes on.</summary>
    public bool IsOpen => Text.EndsWith('/');

    /// <summary>The first day of the last period.</summary>
    public DateOnly Newest => DateOf(Text.Split(Between)[^1].Split('/')[0]);

    public static DesignationPeriods From(DateOnly first) => new($"{first:yyyy-MM-dd}/");

    /// <exception cref="FormatException">The text does not hold periods.</exception>
    public static DesignationPeriods Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var periods = new DesignationPeriods(text);
        return periods.All().All(period => period.First <= period.Last) ? periods : throw new FormatException($"'{text}' has a period that ends before it begins.");
    }

    /// <summary>Whether a day lies in a period; its end does not belong to it.</summary>
    public bool Contains(DateOnly day) => All().Any(period => day >= period.First && day < period.Last);

    public DesignationPeriods Reopened(DateOnly first) => new($"{Text}{Between}{first:yyyy-MM-dd}/");

    public DesignationPeriods Ended(DateOnly end) => new($"{Text}{end:yyyy-MM-dd}");

    private IEnumerable<(DateOnly First, DateOnly Last)> All() =>
        Text.Split(Between).Select(period => period.Split('/')).Select(ends => (DateOf(ends[0]), ends[1].Length == 0 ? DateOnly.MaxValue : DateOf(ends[1])));

    private static DateOnly DateOf(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
