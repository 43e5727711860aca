using InvestOps.LocalFunctions.Discovery;
using InvestOps.LocalFunctions.Listening;

namespace InvestOps.LocalFunctions.Hosting;

/// <summary>A function of this host, and who listens for it.</summary>
/// <param name="Listener">Null for HTTP functions, which the web server hears, and for those that cannot be listened for.</param>
/// <param name="DisabledBecause">Null when the function is on.</param>
public sealed record HostedFunction(FunctionDescriptor Function, IFunctionListener? Listener, string? DisabledBecause)
{
    public bool IsEnabled => DisabledBecause is null;

    public ListenerStatus Status => (IsEnabled, Listener) switch
    {
        (true, { } listener) => listener.Status,
        (true, null) => Of(ListenerState.Waiting),
        _ => Of(ListenerState.Disabled),
    };

    private ListenerStatus Of(ListenerState state) => new()
    {
        Function = Function.Name,
        Trigger = Listener?.Status.Trigger ?? Function.Trigger.GetType().Name.Replace("TriggerAttribute", "", StringComparison.Ordinal).ToLowerInvariant(),
        State = state,
        Running = Listener?.Status.Running ?? 0,
        LastError = DisabledBecause,
    };
}
