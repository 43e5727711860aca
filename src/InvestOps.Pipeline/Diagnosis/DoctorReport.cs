namespace InvestOps.Pipeline.Diagnosis;

/// <summary>Everything that the doctor found.</summary>
public sealed record DoctorReport
{
    public int Schema { get; init; } = 1;

    public required DateTimeOffset At { get; init; }

    public required string CodeVersion { get; init; }

    public required string Machine { get; init; }

    /// <summary>Whether outside places were asked.</summary>
    public required bool Online { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    public int Wrong => Findings.Count(finding => finding.State == FindingState.Wrong);
}
