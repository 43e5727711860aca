namespace InvestOps.Pipeline.Dashboard.Months;

/// <summary>A month of days.</summary>
public sealed record MonthView
{
    /// <summary>The first day of the month.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>The day that it is now, in Korea.</summary>
    public required DateOnly Today { get; init; }

    public required IReadOnlyList<MonthDay> Days { get; init; }

    public required IReadOnlyList<string> Damages { get; init; }
}
