using System.Net;

namespace InvestOps.Adapters.Http;

/// <summary>A whole answer of a source.</summary>
public sealed record HttpAnswer
{
    public required HttpStatusCode Status { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>How long the source wants to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
