using InvestOps.Pipeline.Quality;

namespace InvestOps.Pipeline.Dashboard.Findings;

/// <summary>How the data stands.</summary>
public sealed record DataView
{
    public required DateTimeOffset At { get; init; }

    public DateOnly? First { get; init; }

    public DateOnly? Last { get; init; }

    public int Sessions { get; init; }

    public long Rows { get; init; }

    /// <summary>Sessions on which something is held back, newest first.</summary>
    public IReadOnlyList<SessionReview> Held { get; init; } = [];

    /// <summary>How many of the newest sessions with a record of quality were looked at.</summary>
    public required int LookedAt { get; init; }

    /// <summary>Sessions whose rows are provisional.</summary>
    public IReadOnlyList<DateOnly> Provisional { get; init; } = [];

    /// <summary>Newest year first.</summary>
    public IReadOnlyList<YearCoverage> Years { get; init; } = [];

    public IReadOnlyList<string> Damages { get; init; } = [];

    /// <summary>Sessions with a finding about which nobody has decided.</summary>
    public IEnumerable<SessionReview> Undecided => Held.Where(IsUndecided);

    /// <summary>Sessions about whose findings somebody has decided, and imports that left rows out.</summary>
    public IEnumerable<SessionReview> Decided => Held.Where(review => !IsUndecided(review));

    private static bool IsUndecided(SessionReview review) =>
        review.Gate?.Findings.Any(finding => finding.Severity != Domain.Quality.CheckSeverity.Note && finding.Decision is null) == true;
}
