using InvestOps.LocalFunctions.Discovery;
using InvestOps.LocalFunctions.Listening;
using InvestOps.LocalFunctions.Settings;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace InvestOps.LocalFunctions.Hosting;

/// <summary>Gives each function its listener, and tells why one cannot have any: the others go on without it.</summary>
internal sealed class FunctionHosting(IReadOnlyList<IFunctionListenerFactory> factories, FunctionSwitches switches, ILogger log)
{
    public IReadOnlyList<HostedFunction> Host(IEnumerable<FunctionDescriptor> functions) => [.. functions.Select(Host)];

    private HostedFunction Host(FunctionDescriptor function)
    {
        if (function.Retry is not null && function.Trigger is not TimerTriggerAttribute)
        {
            log.Warned($"{function.Name}: only timers follow a retry policy; its own is left out.");
        }

        try
        {
            var listener = factories.Select(factory => factory.Create(function)).FirstOrDefault(made => made is not null);
            if (listener is null && function.Trigger is not HttpTriggerAttribute)
            {
                throw new FunctionUnusableException($"nothing here listens for a {function.Trigger.GetType().Name}.");
            }

            return new HostedFunction(function, listener, SwitchedOff(function));
        }
        catch (FunctionUnusableException unusable)
        {
            log.Unusable(function.Name, unusable.Message);
            return new HostedFunction(function, Listener: null, unusable.Message);
        }
    }

    private string? SwitchedOff(FunctionDescriptor function)
    {
        if (!switches.IsDisabled(function.Name))
        {
            return null;
        }

        const string Reason = "a setting switches it off.";
        log.Disabled(function.Name, Reason);
        return Reason;
    }
}
