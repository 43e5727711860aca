namespace InvestOps.Pipeline.Archiving;

/// <summary>What an archive run would pack, and why the rest stays.</summary>
public sealed record ArchivePlan
{
    /// <summary>The date that ages are reckoned to: today, or the newest stored session where that is earlier.</summary>
    public required DateOnly Reference { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<ArchivableReport> Reports { get; init; }

    /// <summary>All finished reports that are not packed.</summary>
    public required int Present { get; init; }

    /// <summary>Old enough, and over the share of one run: the next runs take them.</summary>
    public required int Later { get; init; }

    /// <summary>Old enough, and not confirmed by the mirror.</summary>
    public required int Unconfirmed { get; init; }
}
