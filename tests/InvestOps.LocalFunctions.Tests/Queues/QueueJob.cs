namespace InvestOps.LocalFunctions.Tests.Queues;

/// <summary>A message as JSON.</summary>
public sealed record QueueJob
{
    public required string Strategy { get; init; }

    public int Years { get; init; }
}
