using InvestOps.Domain.Scanning;

namespace InvestOps.Pipeline.Reporting.Daily;

/// <summary>The issues that were left out for one reason.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Count">How many.</param>
/// <param name="Examples">The first few, in code order.</param>
internal sealed record ReasonCount(ExclusionReason Reason, int Count, IReadOnlyList<Exclusion> Examples)
{
    private const int MostExamples = 5;

    /// <summary>The exclusions of a scan by reason, in the order in which the checks are made.</summary>
    public static IReadOnlyList<ReasonCount> Of(ScanResult scan) =>
    [
        .. scan.Exclusions
            .GroupBy(exclusion => exclusion.Reason)
            .OrderBy(group => group.Key)
            .Select(group => new ReasonCount(group.Key, group.Count(), [.. group.Take(MostExamples)])),
    ];
}
