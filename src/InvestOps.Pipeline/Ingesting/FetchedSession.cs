using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Ingesting;

/// <summary>What came of asking the sources for a session.</summary>
public sealed record FetchedSession
{
    /// <summary>Null where no source has the session.</summary>
    public SourceAnswer.Published? Published { get; init; }

    /// <summary>The source that gave it.</summary>
    public IMarketDataSource? Source { get; init; }

    /// <summary>What the sources that were asked before said, or why they were not.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
