namespace Microsoft.Azure.Functions.Worker;

/// <summary>Where an invocation belongs in a distributed trace.</summary>
public abstract class TraceContext
{
    public abstract string TraceParent { get; }

    public abstract string TraceState { get; }
}
