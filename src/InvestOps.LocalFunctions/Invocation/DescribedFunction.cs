using System.Collections.Immutable;
using InvestOps.LocalFunctions.Discovery;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.LocalFunctions.Invocation;

/// <summary>A function as the programming model shows it to middleware and to the function itself.</summary>
internal sealed class DescribedFunction(FunctionDescriptor function) : FunctionDefinition
{
    public override ImmutableArray<FunctionParameter> Parameters =>
        [.. function.Parameters.Select(parameter => new FunctionParameter(parameter.Name ?? "", parameter.ParameterType))];

    public override string PathToAssembly => function.DeclaringType.Assembly.Location;

    public override string EntryPoint => function.EntryPoint;

    public override string Id => function.Name;

    public override string Name => function.Name;

    public override IImmutableDictionary<string, BindingMetadata> InputBindings => ImmutableDictionary<string, BindingMetadata>.Empty
        .Add(function.TriggerParameter.Name ?? "", new DescribedBinding(function.TriggerParameter.Name ?? "", TypeOf(function.Trigger), BindingDirection.In));

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings => function.Outputs
        .Select(output => output.Property?.Name ?? "$return")
        .ToImmutableDictionary(name => name, BindingMetadata (name) => new DescribedBinding(name, "queue", BindingDirection.Out), StringComparer.Ordinal);

    // TimerTriggerAttribute is timerTrigger.
    private static string TypeOf(Attribute trigger)
    {
        var name = trigger.GetType().Name.Replace("Attribute", "", StringComparison.Ordinal);
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
