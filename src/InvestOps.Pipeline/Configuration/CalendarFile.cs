using System.Globalization;
using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Configuration.Yaml;

namespace InvestOps.Pipeline.Configuration;

/// <summary>Corrections to the built-in calendar (<c>calendar.yaml</c>): sessions that the exchange cancelled or added.</summary>
public static class CalendarFile
{
    /// <summary>The file's name in the folder of configurations.</summary>
    public const string Name = "calendar.yaml";

    private const string Example = "{ date: 2027-06-03, session: closed, reason: 임시공휴일 }";

    private static readonly Dictionary<string, bool> Sessions = new(StringComparer.Ordinal) { ["closed"] = false, ["open"] = true };

    /// <summary>Reads the KRX calendar with the corrections of <c>calendar.yaml</c> in a folder; without the file there are none.</summary>
    /// <exception cref="ConfigurationException">Anything is wrong with the file, or a correction changes nothing.</exception>
    public static TradingCalendar Load(string configs)
    {
        var file = Path.Combine(configs, Name);
        if (!File.Exists(file))
        {
            return TradingCalendar.Krx();
        }

        return TradingCalendar.Krx(Read(File.ReadAllText(file), file));
    }

    /// <exception cref="ConfigurationException">Anything is wrong with the file, or a correction changes nothing.</exception>
    public static IReadOnlyList<CalendarOverride> Read(string text, string file)
    {
        var document = new ConfigDocument();
        var overrides = document.Open(text, file) is { } root ? Read(root) : [];
        document.ThrowIfWrong();
        return overrides;
    }

    private static List<CalendarOverride> Read(ConfigReader root)
    {
        root.Integer("schema", 1, 1, 1);
        var builtIn = TradingCalendar.Krx();
        var overrides = new List<CalendarOverride>();
        foreach (var entry in root.Maps("overrides", Example))
        {
            var date = entry.Text("date", "2027-06-03", text => TryDate(text, out _), "a date");
            var isOpen = entry.Choice("session", Sessions);
            var reason = entry.Prose("reason", "임시공휴일");
            entry.Close();
            if (!TryDate(date, out var day))
            {
                continue;
            }

            var change = new CalendarOverride { Date = day, IsOpen = isOpen, Reason = reason };
            if (ObjectionTo(change, builtIn, overrides) is { } objection)
            {
                entry.Refuse("date", $"{date} {objection}");
                continue;
            }

            overrides.Add(change);
        }

        root.Close();
        return overrides;
    }

    private static string? ObjectionTo(CalendarOverride change, TradingCalendar builtIn, List<CalendarOverride> earlier)
    {
        var (first, last) = (builtIn.Sessions[0].Date, builtIn.Sessions[^1].Date);
        if (change.Date < first || change.Date.Year > last.Year)
        {
            return string.Create(CultureInfo.InvariantCulture, $"lies outside the calendar; expected is a date from {first:yyyy-MM-dd} to {last.Year}-12-31");
        }

        if (earlier.Exists(other => other.Date == change.Date))
        {
            return "is in the list already; keep one";
        }

        var state = change.IsOpen ? "open" : "closed";
        return builtIn.IsSession(change.Date) == change.IsOpen ? $"is {state} already: remove the entry, or correct it" : null;
    }

    private static bool TryDate(string? text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}
