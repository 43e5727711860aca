using InvestOps.Domain.Quality;

namespace InvestOps.Pipeline.MarketData;

/// <summary>What became of a session given to the store.</summary>
public sealed record PublishedSession
{
    public required PublishOutcome Outcome { get; init; }

    /// <summary>Rows now stored for the session.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows that were held back; also listed in <c>quality/{date}.json</c>.</summary>
    public required IReadOnlyList<BarDefect> HeldBack { get; init; }
}
