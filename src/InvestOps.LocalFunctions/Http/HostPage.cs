using InvestOps.LocalFunctions.Listening;

namespace InvestOps.LocalFunctions.Http;

/// <summary>What <c>GET /admin/host/status</c> answers.</summary>
internal sealed record HostPage
{
    public required string Id { get; init; }

    /// <summary><c>Running</c> or <c>Draining</c>.</summary>
    public required string State { get; init; }

    public required string Version { get; init; }

    /// <summary>In milliseconds, as the real host has it.</summary>
    public required long ProcessUptime { get; init; }

    public required IReadOnlyList<ListenerStatus> Listeners { get; init; }
}
