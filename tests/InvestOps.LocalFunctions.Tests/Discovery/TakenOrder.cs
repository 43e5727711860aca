using Microsoft.Azure.Functions.Worker;

namespace InvestOps.LocalFunctions.Tests.Discovery;

/// <summary>An answer, and a message that goes on.</summary>
public sealed record TakenOrder
{
    [HttpResult]
    public string? Answer { get; init; }

    [QueueOutput("%Orders%")]
    public string? Work { get; init; }
}
