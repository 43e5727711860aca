namespace InvestOps.LocalFunctions.Http;

/// <summary>What <c>GET /admin/host/drain/status</c> answers.</summary>
public sealed record DrainPage
{
    /// <summary><c>Disabled</c>, <c>InProgress</c> while functions still run, or <c>Completed</c>.</summary>
    public required string State { get; init; }

    /// <summary>The listeners whose function still runs.</summary>
    public required int OutstandingInvocations { get; init; }
}
