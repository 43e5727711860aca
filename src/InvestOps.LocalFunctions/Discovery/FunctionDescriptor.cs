using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace InvestOps.LocalFunctions.Discovery;

/// <summary>One function as its class declares it.</summary>
public sealed class FunctionDescriptor
{
    public required string Name { get; init; }

    public required Type DeclaringType { get; init; }

    public required MethodInfo Method { get; init; }

    public required TriggerBindingAttribute Trigger { get; init; }

    /// <summary>The parameter that carries the trigger.</summary>
    public required ParameterInfo TriggerParameter { get; init; }

    public required IReadOnlyList<ParameterInfo> Parameters { get; init; }

    public RetryAttribute? Retry { get; init; }

    /// <summary>What is sent on once the function has returned.</summary>
    public IReadOnlyList<FunctionOutput> Outputs { get; init; } = [];

    /// <summary>The property of the return value that is the HTTP answer; null when the whole value is.</summary>
    public PropertyInfo? HttpResult { get; init; }

    /// <summary>For example <c>Shop.Orders.Run</c>.</summary>
    public string EntryPoint => $"{DeclaringType.FullName}.{Method.Name}";

    public override string ToString() => Name;
}
