using Microsoft.Azure.Functions.Worker;

namespace InvestOps.LocalFunctions.Invocation;

internal sealed class InvocationBindingContext(IReadOnlyDictionary<string, object?> bindingData) : BindingContext
{
    public override IReadOnlyDictionary<string, object?> BindingData => bindingData;
}
