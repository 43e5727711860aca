using InvestOps.Domain.Calendar;
using InvestOps.Domain.Quality;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Quality.Records;

namespace InvestOps.Pipeline.Quality;

/// <summary>All that is known of a session's quality.</summary>
public sealed record SessionReview
{
    public required TradingDate Date { get; init; }

    /// <summary>What the gate found; null where it found nothing.</summary>
    public GateRecord? Gate { get; init; }

    /// <summary>Rows that imports did not take.</summary>
    public required IReadOnlyList<HeldBackBar> Imported { get; init; }

    public required IReadOnlyList<DecisionEntry> Decisions { get; init; }

    /// <summary>Whether a row or the session is held back.</summary>
    public bool HoldsAnything => Imported.Count > 0 || Gate is { HoldsDay: true } || Gate?.Findings.Any(finding => finding.Severity != CheckSeverity.Note) == true;
}
