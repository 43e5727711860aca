namespace InvestOps.Pipeline.Runs;

/// <summary>Which runs are wanted; what is null does not matter.</summary>
public sealed record RunFilter
{
    /// <summary>Business dates from this one on.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Business dates up to this one.</summary>
    public DateOnly? To { get; init; }

    public StageName? Stage { get; init; }

    public RunState? State { get; init; }

    /// <summary>At most so many, the newest.</summary>
    public int Most { get; init; } = 20;
}
