using InvestOps.LocalFunctions.Discovery;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.LocalFunctions.Invocation;

/// <summary>A function, and what it is to be called with.</summary>
public sealed record FunctionCall
{
    public required FunctionDescriptor Function { get; init; }

    /// <summary>A TimerInfo, an HttpRequest, or a QueueMessage whose body is decoded already (text and BinaryData do as well).</summary>
    public object? TriggerValue { get; init; }

    /// <summary>What is known of the trigger, by name in any case; other parameters are filled from it.</summary>
    public IReadOnlyDictionary<string, object?> BindingData { get; init; } = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);

    public RetryContext? Retry { get; init; }

    /// <summary>Why it is called, for the log.</summary>
    public string Reason { get; init; } = "";
}
