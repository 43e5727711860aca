using System.Globalization;
using InvestOps.Domain.Market;
using InvestOps.Domain.Quality;

namespace InvestOps.Pipeline.Quality;

/// <summary>What the gate says of a session: publish these rows, or nothing yet.</summary>
public abstract record GateVerdict
{
    private GateVerdict()
    {
    }

    /// <summary>All that was found, what a person accepted included.</summary>
    public required IReadOnlyList<QualityFinding> Findings { get; init; }

    /// <summary>The rows may be published.</summary>
    public sealed record Pass : GateVerdict
    {
        /// <summary>The session without the rows that are held back.</summary>
        public required SessionData Session { get; init; }

        /// <summary>Rows that are held back; <c>quality/{date}.json</c> has them whole.</summary>
        public required IReadOnlyList<DailyBar> HeldBack { get; init; }
    }

    /// <summary>Nothing of the session may be published before a person decided, or a source gives other rows.</summary>
    public sealed record HoldDay : GateVerdict
    {
        /// <summary>What happened and what to do, in one line.</summary>
        public required string Reason { get; init; }
    }

    /// <summary>How many findings of each check are held back, for people: <c>PriceLimit 2, MarketCap 1</c>.</summary>
    public string HeldChecks() => string.Join(", ", Findings.Where(finding => finding.Severity != CheckSeverity.Note)
        .CountBy(finding => finding.Check)
        .Select(check => string.Create(CultureInfo.InvariantCulture, $"{check.Key} {check.Value}")));
}
