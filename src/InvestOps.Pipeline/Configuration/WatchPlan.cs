using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Configuration;

/// <summary>What counts as late, silent, stuck or full, and what is made good after a standstill (<c>configs/watch.yaml</c>).</summary>
public sealed record WatchPlan
{
    /// <summary>When a session's stage must be done: a time of day in Korea, on the day of the next session.</summary>
    public IReadOnlyDictionary<StageName, TimeOnly> Deadlines { get; init; } = new Dictionary<StageName, TimeOnly>
    {
        [StageName.Ingest] = new(9, 30),
        [StageName.Scan] = new(9, 45),
        [StageName.Report] = new(10, 0),
        [StageName.RequestBacktest] = new(10, 15),
    };

    public IReadOnlyDictionary<StageName, CatchUpPolicy> CatchUp { get; init; } = new Dictionary<StageName, CatchUpPolicy>();

    /// <summary>How long the oldest request may wait for a worker.</summary>
    public TimeSpan QueueAge { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a machine may be silent, by its role; a role that may be off at any time is not in it.</summary>
    public IReadOnlyDictionary<string, TimeSpan> Silence { get; init; } = new Dictionary<string, TimeSpan>(StringComparer.Ordinal)
    {
        ["nas"] = TimeSpan.FromMinutes(15),
        ["pc"] = TimeSpan.FromMinutes(15),
        ["all"] = TimeSpan.FromMinutes(15),
    };

    /// <summary>Less free space than this is too little.</summary>
    public long FreeBytes { get; init; } = 2L * 1024 * 1024 * 1024;

    /// <summary>How far clocks may be apart, or one may jump.</summary>
    public TimeSpan ClockDifference { get; init; } = TimeSpan.FromMinutes(2);

    public CatchUpPolicy PolicyOf(StageName stage) => CatchUp.GetValueOrDefault(stage);
}
