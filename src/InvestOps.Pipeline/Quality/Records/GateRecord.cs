using InvestOps.Domain.Market;
using InvestOps.Domain.Quality;

namespace InvestOps.Pipeline.Quality.Records;

/// <summary>What the gate found on a session, as <c>quality/{date}.json</c> tells it.</summary>
public sealed record GateRecord
{
    /// <summary>The source that gave the session.</summary>
    public required string Source { get; init; }

    /// <summary>Whether nothing of the session was let through.</summary>
    public required bool HoldsDay { get; init; }

    /// <summary>Rows that the source gave.</summary>
    public required int Rows { get; init; }

    /// <summary>How many decisions the judgement honours; more of them mean another judgement.</summary>
    public required int Decisions { get; init; }

    public required IReadOnlyList<FindingEntry> Findings { get; init; }

    /// <summary>The rows held back, whole. A held day is in a file of its own.</summary>
    public required IReadOnlyList<BarEntry> HeldBack { get; init; }

    internal static GateRecord Of(SessionData session, string source, SessionJudgement judgement, int decisions) => new()
    {
        Source = source,
        HoldsDay = judgement.HoldsDay,
        Rows = session.Bars.Count,
        Decisions = decisions,
        Findings = [.. judgement.Findings.Select(FindingEntry.Of)],
        HeldBack = judgement.HoldsDay ? [] : [.. judgement.HeldBack.Select(BarEntry.Of)],
    };
}
