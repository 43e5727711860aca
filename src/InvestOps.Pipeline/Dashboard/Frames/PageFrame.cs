using System.Globalization;
using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Dashboard.Frames;

/// <summary>What every page needs: what was asked for, the words, and how links, times and amounts are written.</summary>
public sealed record PageFrame(DashboardRequest Request, ReportText Text)
{
    private const double Gigabyte = 1024.0 * 1024 * 1024;
    private static readonly TimeSpan ShownInSeconds = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan ShownInMinutes = TimeSpan.FromHours(2);
    private static readonly TimeSpan ShownInHours = TimeSpan.FromDays(2);

    /// <summary>A link below the base; texts from outside must be escaped by <see cref="Uri.EscapeDataString(string)"/> before.</summary>
    public string To(string path) => Request.Base + path;

    public string ToDay(DateOnly date) => To("day/" + Day(date));

    public string ToBacktest(string id) => To("backtests/" + Uri.EscapeDataString(id));

    public string ToDailyReport(DateOnly date) => To($"reports/daily/{Day(date)}/report.html");

    /// <summary>A date as <c>2026-10-30</c>, a dash where there is none.</summary>
    public static string Day(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ReportNumbers.None;

    /// <summary>A moment in Korean time, to the minute.</summary>
    public static string Minute(DateTimeOffset moment) => moment.ToOffset(KoreaTime.Offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A moment in Korean time, to the second.</summary>
    public static string Second(DateTimeOffset moment) => moment.ToOffset(KoreaTime.Offset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>A length of time in the unit that people use for it.</summary>
    public string Age(TimeSpan age)
    {
        var (key, count) = age < ShownInSeconds ? ("dash.seconds", Math.Max(0, age.TotalSeconds))
            : age < ShownInMinutes ? ("dash.minutes", age.TotalMinutes)
            : age < ShownInHours ? ("dash.hours", age.TotalHours)
            : ("dash.days", age.TotalDays);
        return Text.With(key, count.ToString("0", CultureInfo.InvariantCulture));
    }

    /// <summary>How long work took: <c>0.42 s</c>, <c>12.3 s</c>, <c>3 min</c>.</summary>
    public string Elapsed(long milliseconds)
    {
        var seconds = milliseconds / 1000.0;
        return milliseconds >= ShownInSeconds.TotalMilliseconds
            ? Age(TimeSpan.FromMilliseconds(milliseconds))
            : Text.With("dash.seconds", seconds.ToString(seconds < 10 ? "0.00" : "0.0", CultureInfo.InvariantCulture));
    }

    public string Bytes(long bytes) => Text.With("dash.gigabytes", (bytes / Gigabyte).ToString("#,##0.0", CultureInfo.InvariantCulture));
}
