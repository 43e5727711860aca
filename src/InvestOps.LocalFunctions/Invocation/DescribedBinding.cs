using Microsoft.Azure.Functions.Worker;

namespace InvestOps.LocalFunctions.Invocation;

internal sealed class DescribedBinding(string name, string type, BindingDirection direction) : BindingMetadata
{
    public override string Name => name;

    public override string Type => type;

    public override BindingDirection Direction => direction;
}
