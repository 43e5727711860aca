using InvestOps.Domain.Market;

namespace InvestOps.Domain.Quality;

/// <summary>What a person decided about a finding, why and when. The newest decision on the same thing holds.</summary>
public sealed record QualityDecision
{
    public required DecisionVerdict Verdict { get; init; }

    /// <summary>The check that is accepted or rejected; null where a person rejects what no check found.</summary>
    public SessionCheck? Check { get; init; }

    /// <summary>The issue; null where it is about the session, or about every row that the check found.</summary>
    public Symbol? Symbol { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>Whether two decisions are on the same thing.</summary>
    public bool IsOnTheSameAs(QualityDecision other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Check == other.Check && Symbol == other.Symbol;
    }

    /// <summary>Whether the decision is on a finding.</summary>
    public bool IsOn(QualityFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return Check == finding.Check && (Symbol is null || Symbol == finding.Symbol);
    }
}
