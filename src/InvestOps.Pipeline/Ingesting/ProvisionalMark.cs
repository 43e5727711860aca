namespace InvestOps.Pipeline.Ingesting;

/// <summary>Says that a stored session holds provisional rows.</summary>
public sealed record ProvisionalMark
{
    public int Schema { get; init; } = 1;

    public required string Source { get; init; }
}
