using System.Net;

namespace InvestOps.Adapters.Http;

/// <summary>What came back of a message, or why nothing did.</summary>
internal sealed record NoticeReply
{
    public HttpStatusCode Status { get; init; }

    public byte[] Body { get; init; } = [];

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Why there is no answer; null where there is one.</summary>
    public string? Fault { get; init; }

    /// <summary>Whether it was sent, so that nobody knows whether it arrived.</summary>
    public bool IsSilent { get; init; }
}
