using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Watching;

/// <summary>Something that is wrong now.</summary>
public sealed record HealthConcern
{
    /// <summary>The same while it is the same concern, for example <c>late.ingest</c>.</summary>
    public required string Key { get; init; }

    public required HealthLevel Level { get; init; }

    /// <summary>What is wrong.</summary>
    public required string Text { get; init; }

    /// <summary>What to do about it.</summary>
    public required string Mend { get; init; }

    /// <summary>The host that it is about, as role and machine; null where it is about the operation.</summary>
    public string? Host { get; init; }

    /// <summary>What is late, where that is what is wrong.</summary>
    public LateWork? Late { get; init; }

    /// <summary>The run that failed or died, where that is what is wrong: people may know of it from the run itself.</summary>
    public RunKey? FailedRun { get; init; }
}
