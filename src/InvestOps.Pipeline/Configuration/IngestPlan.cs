namespace InvestOps.Pipeline.Configuration;

/// <summary>The sources that Ingest asks, in order of trust (<c>ingest.yaml</c>).</summary>
public sealed record IngestPlan
{
    /// <summary>Empty where sessions are only imported by hand.</summary>
    public IReadOnlyList<PlannedSource> Sources { get; init; } = [];
}
