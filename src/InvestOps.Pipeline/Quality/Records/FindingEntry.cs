using InvestOps.Domain.Quality;

namespace InvestOps.Pipeline.Quality.Records;

/// <summary>The stored form of a <see cref="QualityFinding"/>.</summary>
public sealed record FindingEntry
{
    public required SessionCheck Check { get; init; }

    public required CheckSeverity Severity { get; init; }

    public string? Code { get; init; }

    public string? Name { get; init; }

    public required string Detail { get; init; }

    public BarEntry? Previous { get; init; }

    public DecisionEntry? Decision { get; init; }

    public static FindingEntry Of(QualityFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return new FindingEntry
        {
            Check = finding.Check,
            Severity = finding.Severity,
            Code = finding.Symbol?.Code,
            Name = finding.Row?.Name ?? finding.Previous?.Name,
            Detail = finding.Detail,
            Previous = finding is { Severity: not CheckSeverity.Note, Previous: { } previous } ? BarEntry.Of(previous) : null,
            Decision = finding.Decision is { } decision ? DecisionEntry.Of(decision) : null,
        };
    }
}
