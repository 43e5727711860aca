namespace InvestOps.Domain.Calendar;

/// <summary>Korean standard time: UTC+9, without daylight saving time since 1988.</summary>
public static class KoreaTime
{
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(9);

    /// <summary>The calendar day in Korea at a moment.</summary>
    public static DateOnly DateAt(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(Offset).DateTime);
}
