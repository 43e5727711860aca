using System.Globalization;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Watching;

/// <summary>A change for better or worse (<c>runs/changes/{key}.json</c>). What does not change makes none.</summary>
public sealed record StateChange
{
    public int Schema { get; init; } = 1;

    public required DateTimeOffset At { get; init; }

    public required ChangeKind Kind { get; init; }

    /// <summary>The concern's key.</summary>
    public required string Concern { get; init; }

    public required HealthLevel Level { get; init; }

    public required string Text { get; init; }

    public required string Mend { get; init; }

    /// <summary>Since when it was so.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Who saw it: role and machine.</summary>
    public required string SeenBy { get; init; }

    /// <summary>What is late, where that is what is wrong.</summary>
    public LateWork? Late { get; init; }

    /// <summary>The run that failed or died, where that is what is wrong: people may know of it from the run itself.</summary>
    public RunKey? FailedRun { get; init; }

    /// <summary>The same for the same change, though a crash may have it said again later: fit for a file name, in the order of time.</summary>
    public string KeyOf()
    {
        var what = string.Create(CultureInfo.InvariantCulture, $"{SeenBy} {Concern} {Kind}");
        var hash = ContentHash.Of(what)[..8];
        return string.Create(CultureInfo.InvariantCulture, $"{Since.UtcDateTime:yyyyMMdd'T'HHmmss}-{hash}");
    }
}
