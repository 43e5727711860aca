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
    public required IReadOnlyList<HostedFunction> Functions { get; init; }

    public required FunctionInvoker Invoker { get; init; }

    public required ManualRuns ManualRuns { get; init; }

    public required IListenerDrain Drain { get; init; }

    /// <summary>Whether the web server can be reached from this machine alone.</summary>
    public bool IsOnThisMachineOnly => HostAddress.Of(Options, Configuration.LocalHttp) is { IsLoopback: true };

    /// <summary>A snapshot of every function, by name.</summary>
    public IReadOnlyList<ListenerStatus> Listeners => [.. Functions.Select(function => function.Status)];

    /// <param name="name">In any case.</param>
    /// <returns>Null when this host has no such function.</returns>
    public FunctionDescriptor? Find(string name) =>
        Functions.FirstOrDefault(function => function.Function.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Function;
}
