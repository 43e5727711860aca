using InvestOps.Domain.Tuning.Evidence;

namespace InvestOps.Pipeline.Tuning;

/// <summary>The result of a tuning (<c>result.json</c>).</summary>
public sealed record TuningDocument
{
    public int Schema { get; init; } = 1;

    public required TuningPlan Plan { get; init; }

    public required LuckVerdict Verdict { get; init; }

    /// <summary>The verdict in a few words, in the language of reports.</summary>
    public required string Words { get; init; }

    public required int Trials { get; init; }

    /// <summary>All that were ever made of the strategy, these included: what the best is deflated by.</summary>
    public required int TrialsEver { get; init; }

    /// <summary>Combinations that the strategy's own rules refuse.</summary>
    public required int Refused { get; init; }

    /// <summary>The index that trials were held against; null = cash that earns nothing.</summary>
    public required string? Benchmark { get; init; }

    public required EvidenceEntry? Evidence { get; init; }

    public required IReadOnlyList<Check> Checks { get; init; }

    public required IReadOnlyList<TrialEntry> Top { get; init; }

    public required IReadOnlyList<FoldEntry> Rolling { get; init; }

    public required IReadOnlyList<FoldEntry> Anchored { get; init; }

    public required IReadOnlyList<FoldEntry> Purged { get; init; }
}
