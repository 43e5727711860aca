using InvestOps.LocalFunctions.Discovery;
using InvestOps.LocalFunctions.Invocation;
using InvestOps.LocalFunctions.Listening;
using InvestOps.LocalFunctions.Settings;

namespace InvestOps.LocalFunctions.Hosting;

/// <summary>What the parts of a host know of it.</summary>
public sealed class LocalHostContext
{
    public required LocalHostOptions Options { get; init; }

    public required HostConfiguration Configuration { get; init; }

    /// <summary>Every function that this host has, those that are switched off too.</summary>
    public required IReadOnlyList<FunctionDescriptor> Functions { get; init; }

    public required FunctionInvoker Invoker { get; init; }

    public required ManualRuns ManualRuns { get; init; }

    /// <summary>A snapshot of every listener, by function.</summary>
    public required Func<IReadOnlyList<ListenerStatus>> Listeners { get; init; }

    /// <summary>Null where the host cannot be drained.</summary>
    public IListenerDrain? Drain { get; init; }
}
