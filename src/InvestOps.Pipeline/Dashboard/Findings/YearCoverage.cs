namespace InvestOps.Pipeline.Dashboard.Findings;

/// <summary>How much of a year is stored.</summary>
/// <param name="Year">The year.</param>
/// <param name="Stored">Sessions that are stored.</param>
/// <param name="Expected">Sessions of the calendar between the first and the last that are stored.</param>
/// <param name="Missing">Those of them that are not stored, the first few.</param>
public sealed record YearCoverage(int Year, int Stored, int Expected, IReadOnlyList<DateOnly> Missing);
