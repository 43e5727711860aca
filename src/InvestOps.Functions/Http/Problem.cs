namespace InvestOps.Functions.Http;

/// <summary>Problem details as RFC 9457 has them, with every error by itself.</summary>
internal sealed record Problem
{
    public string Type { get; init; } = "about:blank";

    public required string Title { get; init; }

    public required int Status { get; init; }

    public required string Detail { get; init; }

    public required IReadOnlyList<string> Errors { get; init; }
}
