using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.LocalFunctions.Invocation;

/// <summary>The trace that is current when the function is called.</summary>
internal sealed class InvocationTraceContext : TraceContext
{
    private readonly Activity? _activity = Activity.Current;

    public override string TraceParent => _activity?.Id ?? "";

    public override string TraceState => _activity?.TraceStateString ?? "";
}
