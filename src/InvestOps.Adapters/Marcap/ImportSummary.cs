using InvestOps.Pipeline.MarketData;

namespace InvestOps.Adapters.Marcap;

/// <summary>What an import did.</summary>
public sealed record ImportSummary
{
    public required IReadOnlyList<ImportedFile> Files { get; init; }

    /// <summary>Counts of the merge, index rows and issue lists among them.</summary>
    public required MergeResult Merge { get; init; }

    /// <summary>What the store holds now; null when nothing could be stored.</summary>
    public required MarketDescription? Store { get; init; }

    /// <summary>Everything was stored already: no byte changed.</summary>
    public bool IsUnchanged => Merge.FilesWritten.Count == 0;
}
