using InvestOps.LocalFunctions.Discovery;
using InvestOps.LocalFunctions.Listening;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.LocalFunctions.Timers;

/// <summary>Asks for storage only where there is a timer: a host of HTTP functions needs none.</summary>
internal sealed class DeferredTimers(Func<TimerListenerFactory> make) : IFunctionListenerFactory
{
    private readonly Lazy<TimerListenerFactory> _factory = new(make);

    public IFunctionListener? Create(FunctionDescriptor function) =>
        function.Trigger is TimerTriggerAttribute ? _factory.Value.Create(function) : null;
}
