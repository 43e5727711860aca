namespace InvestOps.Pipeline.MarketData;

/// <summary>What a merge did.</summary>
public sealed record MergeResult
{
    /// <summary>One tally a source of bars, in their order.</summary>
    public required IReadOnlyList<SourceTally> Bars { get; init; }

    public required int IndexRowsKept { get; init; }

    public required int IndexRowsAlreadyStored { get; init; }

    /// <summary>Index rows that differ from stored ones; those are kept.</summary>
    public required int IndexRowsInConflict { get; init; }

    /// <summary>Index rows without a usable close, or of a day without a session.</summary>
    public required int IndexRowsHeldBack { get; init; }

    public required int IssuesChanged { get; init; }

    /// <summary>Dividends, successions and offers that are new or differ from stored ones.</summary>
    public int FactsChanged { get; init; }

    /// <summary>Store paths of the files written; empty when everything was stored already.</summary>
    public required IReadOnlyList<string> FilesWritten { get; init; }
}
