using Microsoft.Azure.Functions.Worker;

namespace InvestOps.LocalFunctions.Tests.Timers;

/// <summary>One call of a timer function.</summary>
public sealed record TickCall(TimerInfo Timer, DateTimeOffset At, int RetryCount, int MaxRetryCount, string InvocationId, CancellationToken Token);
