namespace InvestOps.LocalFunctions.Http;

/// <summary>What <c>GET /admin/host/drain/status</c> answers.</summary>
internal sealed record DrainPage
{
    /// <summary><c>Disabled</c>, <c>InProgress</c> while functions still run, or <c>Completed</c>.</summary>
    public required string State { get; init; }

    /// <summary>The runs of timer and queue functions that have not ended, those by hand too. HTTP functions go on and are not counted.</summary>
    public required int OutstandingInvocations { get; init; }
}
