using Microsoft.Azure.Functions.Worker;

namespace InvestOps.LocalFunctions.Tests.Invocation;

/// <summary>An answer and a job.</summary>
public sealed record EchoResult
{
    [HttpResult]
    public string? Answer { get; init; }

    [QueueOutput("jobs")]
    public EchoJob? Job { get; init; }
}
