using System.Globalization;
using NCrontab;

namespace InvestOps.LocalFunctions.Timers.Schedules;

/// <summary>Finds what NCrontab reads without an error and not as it is written. The field is valid for NCrontab already.</summary>
internal static class CronField
{
    /// <returns>Null when the field means what it says.</returns>
    public static string? WhyMisleading(CrontabFieldKind kind, string field) =>
        field.Split(',').Select(part => WhyPartMisleads(kind, part)).FirstOrDefault(reason => reason is not null);

    private static string? WhyPartMisleads(CrontabFieldKind kind, string part)
    {
        var (range, step) = part.Split('/') is [var before, var after] ? (before, after) : (part, null);
        if (step is not null && int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var width) && width == 0)
        {
            return $"the step of '{part}' is zero.";
        }

        return range.Split('-') is [{ Length: > 0 } from, { Length: > 0 } to] && ValueOf(kind, from) > ValueOf(kind, to)
            ? $"the range '{range}' of the field {kind} runs backwards; write it as two parts, such as '{Suggestion(kind, from, to)}'."
            : null;
    }

    private static int ValueOf(CrontabFieldKind kind, string text) => CrontabField.Parse(kind, text).GetFirst();

    // 22-4 in hours is 22-23,0-4.
    private static string Suggestion(CrontabFieldKind kind, string from, string to)
    {
        var (least, most) = kind switch
        {
            CrontabFieldKind.Hour => ("0", "23"),
            CrontabFieldKind.Day => ("1", "31"),
            CrontabFieldKind.Month => ("1", "12"),
            CrontabFieldKind.DayOfWeek => ("0", "6"),
            _ => ("0", "59"),
        };
        return $"{from}-{most},{least}-{to}";
    }
}
