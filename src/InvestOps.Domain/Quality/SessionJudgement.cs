using InvestOps.Domain.Market;

namespace InvestOps.Domain.Quality;

/// <summary>What the gate made of a session. Every row given is either among those that passed or among those held back.</summary>
public sealed record SessionJudgement
{
    /// <summary>Whether nothing of the session may be published.</summary>
    public required bool HoldsDay { get; init; }

    /// <summary>Rows that may be published, in the order given; none where the day is held.</summary>
    public required IReadOnlyList<DailyBar> Passed { get; init; }

    /// <summary>Rows that are held back, in the order given; all where the day is held.</summary>
    public required IReadOnlyList<DailyBar> HeldBack { get; init; }

    public required IReadOnlyList<QualityFinding> Findings { get; init; }
}
