namespace InvestOps.WebJobsDifferential.Tests.Queues;

/// <summary>A message in JSON.</summary>
public sealed record Job
{
    public string Strategy { get; init; } = "";

    public int Years { get; init; }
}
