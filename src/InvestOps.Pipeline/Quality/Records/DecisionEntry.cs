using InvestOps.Domain.Market;
using InvestOps.Domain.Quality;

namespace InvestOps.Pipeline.Quality.Records;

/// <summary>The stored form of a <see cref="QualityDecision"/>.</summary>
public sealed record DecisionEntry
{
    public required DecisionVerdict Verdict { get; init; }

    public SessionCheck? Check { get; init; }

    public string? Code { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset DecidedAt { get; init; }

    public static DecisionEntry Of(QualityDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return new DecisionEntry
        {
            Verdict = decision.Verdict,
            Check = decision.Check,
            Code = decision.Symbol?.Code,
            Reason = decision.Reason,
            DecidedAt = decision.DecidedAt,
        };
    }

    public QualityDecision ToDecision() => new()
    {
        Verdict = Verdict,
        Check = Check,
        Symbol = Code is null ? null : Symbol.Parse(Code),
        Reason = Reason,
        DecidedAt = DecidedAt,
    };
}
