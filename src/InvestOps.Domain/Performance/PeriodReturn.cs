namespace InvestOps.Domain.Performance;

/// <summary>The return of one calendar year, or of one month of it.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="Month">1 to 12, or null for a whole year.</param>
/// <param name="Return">As a fraction.</param>
/// <param name="Benchmark">The benchmark's, where it is stored.</param>
/// <param name="MaxDrawdown">The deepest fall from a running maximum within the period, as a negative fraction.</param>
public sealed record PeriodReturn(int Year, int? Month, double Return, double? Benchmark, double MaxDrawdown);
