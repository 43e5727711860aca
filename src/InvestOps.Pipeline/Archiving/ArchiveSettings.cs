namespace InvestOps.Pipeline.Archiving;

/// <summary>What may be archived.</summary>
public sealed record ArchiveSettings
{
    /// <summary>Nothing younger than this goes, whatever a setting says.</summary>
    public const int LeastDays = 7;

    /// <summary>Reports older than this many days are packed.</summary>
    public int OlderThanDays { get; init; } = 30;

    /// <summary>So many of the newest daily reports stay, and so many of the newest backtests, however old they are.</summary>
    public int KeepNewest { get; init; } = 20;

    /// <summary>The largest share of all reports that one run packs; the oldest first.</summary>
    public double MostShare { get; init; } = 0.25;

    /// <summary>Whether a report goes only when the mirror has confirmed it: where another machine holds the mirror.</summary>
    public bool NeedsMirror { get; init; }
}
