using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Notifications;

/// <summary>Lengths of time in words: minutes below an hour, hours and minutes below two days, then days.</summary>
internal static class Durations
{
    private const double MostHours = 48;

    public static string Of(TimeSpan length, ReportText text) => length switch
    {
        { TotalMinutes: < 60 } => text.With("notify.minutes", Math.Max(1, (int)length.TotalMinutes)),
        { TotalHours: < MostHours } => text.With("notify.hours", (int)length.TotalHours, length.Minutes),
        _ => text.With("notify.days", (int)length.TotalDays),
    };
}
