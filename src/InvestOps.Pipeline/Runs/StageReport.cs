namespace InvestOps.Pipeline.Runs;

/// <summary>What came of one stage: for tables, logs and exit codes.</summary>
public sealed record StageReport
{
    public required RunKey Key { get; init; }

    public required StageOutcome Outcome { get; init; }

    public required TimeSpan Elapsed { get; init; }
}
