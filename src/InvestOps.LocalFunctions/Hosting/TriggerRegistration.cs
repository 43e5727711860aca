using InvestOps.LocalFunctions.Http;
using InvestOps.LocalFunctions.Queues;
using InvestOps.LocalFunctions.Timers;
using Microsoft.Extensions.DependencyInjection;

namespace InvestOps.LocalFunctions.Hosting;

/// <summary>The kinds of trigger that a host knows. Each registers its <see cref="Listening.IFunctionListenerFactory"/> or its <see cref="IHostEndpoints"/>.</summary>
internal static class TriggerRegistration
{
    public static IServiceCollection AddTriggers(this IServiceCollection services) => services
        .AddTimers()
        .AddQueues()
        .AddHttpFunctions();
}
