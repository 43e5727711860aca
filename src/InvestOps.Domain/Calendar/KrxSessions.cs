using System.Globalization;
using System.Reflection;

namespace InvestOps.Domain.Calendar;

/// <summary>Reads the built-in KRX calendar data: weekdays less the closures listed, plus the Saturdays traded until 1998.</summary>
internal static class KrxSessions
{
    private static readonly DateOnly First = new(1995, 5, 2);
    private static readonly DateOnly LastSaturday = new(1998, 12, 5);

    public static IEnumerable<DateOnly> All()
    {
        var (closures, last) = ReadClosures();
        for (var date = First; date <= last; date = date.AddDays(1))
        {
            var tradesByRule = date.DayOfWeek switch
            {
                DayOfWeek.Sunday => false,
                DayOfWeek.Saturday => date <= LastSaturday,
                _ => true,
            };
            if (tradesByRule && !closures.Contains(date))
            {
                yield return date;
            }
        }
    }

    // A line is a year and its closures as MM-DD; '#' starts a comment.
    private static (HashSet<DateOnly> Closures, DateOnly Last) ReadClosures()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("krx-calendar.txt")!;
        using var reader = new StreamReader(stream);
        var closures = new HashSet<DateOnly>();
        var last = First;
        while (reader.ReadLine() is { } line)
        {
            var words = line.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
            {
                continue;
            }

            var year = words[0].TrimEnd(':');
            closures.UnionWith(words.Skip(1).Select(day => DateOnly.ParseExact($"{year}-{day}", "yyyy-MM-dd", CultureInfo.InvariantCulture)));
            last = new DateOnly(int.Parse(year, CultureInfo.InvariantCulture), 12, 31);
        }

        return (closures, last);
    }
}
