namespace InvestOps.Functions.Http.Dashboard;

/// <summary>Who asks, as far as cookies and headers tell.</summary>
internal sealed record DashboardVisitor
{
    /// <summary>What the forms of a page must bring back.</summary>
    public required string FormToken { get; init; }

    /// <summary>Whether there is a session that can be ended.</summary>
    public required bool IsSignedIn { get; init; }

    /// <summary>Whether pages and reports may be shown.</summary>
    public required bool IsAdmitted { get; init; }
}
