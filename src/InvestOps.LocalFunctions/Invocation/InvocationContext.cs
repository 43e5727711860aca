using InvestOps.LocalFunctions.Discovery;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.LocalFunctions.Invocation;

internal sealed class InvocationContext : FunctionContext
{
    private readonly CancellationToken _cancellationToken;

    public InvocationContext(string invocationId, FunctionCall call, IServiceProvider services, CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        InvocationId = invocationId;
        Function = call.Function;
        FunctionDefinition = new DescribedFunction(call.Function);
        BindingContext = new InvocationBindingContext(call.BindingData);
        RetryContext = call.Retry ?? AttemptContext.Only;
        InstanceServices = services;
        if (call.TriggerValue is HttpRequest request)
        {
            Items[FunctionContextExtensions.HttpContextKey] = request.HttpContext;
        }
    }

    public FunctionDescriptor Function { get; }

    public override string InvocationId { get; }

    public override string FunctionId => Function.Name;

    public override TraceContext TraceContext { get; } = new InvocationTraceContext();

    public override BindingContext BindingContext { get; }

    public override RetryContext RetryContext { get; }

    public override IServiceProvider InstanceServices { get; set; }

    public override FunctionDefinition FunctionDefinition { get; }

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IInvocationFeatures Features { get; } = new InvocationFeatures();

    public override CancellationToken CancellationToken => _cancellationToken;
}
