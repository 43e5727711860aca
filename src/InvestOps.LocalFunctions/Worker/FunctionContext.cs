namespace Microsoft.Azure.Functions.Worker;

/// <summary>Everything that belongs to one invocation of a function.</summary>
public abstract class FunctionContext
{
    public abstract string InvocationId { get; }

    public abstract string FunctionId { get; }

    public abstract TraceContext TraceContext { get; }

    public abstract BindingContext BindingContext { get; }

    /// <summary>Which try this is; both counts are zero where nothing is repeated.</summary>
    public abstract RetryContext RetryContext { get; }

    /// <summary>The services of this invocation, gone when it ends.</summary>
    public abstract IServiceProvider InstanceServices { get; set; }

    public abstract FunctionDefinition FunctionDefinition { get; }

    /// <summary>Whatever middleware and function want to share during the invocation.</summary>
    public abstract IDictionary<object, object> Items { get; set; }

    public abstract IInvocationFeatures Features { get; }

    /// <summary>Signalled when the function is to end: the host stops, its time is up, or its lock is lost.</summary>
    public virtual CancellationToken CancellationToken => CancellationToken.None;
}
