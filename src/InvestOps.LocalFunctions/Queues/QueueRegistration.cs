using InvestOps.LocalFunctions.Hosting;
using InvestOps.LocalFunctions.Invocation;
using InvestOps.LocalFunctions.Listening;
using InvestOps.LocalFunctions.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InvestOps.LocalFunctions.Queues;

/// <summary>Adds queue triggers and outputs to a host. Services that hold a <see cref="QueueOptions"/> of their own decide how messages are handled.</summary>
internal static class QueueRegistration
{
    public static IServiceCollection AddQueues(this IServiceCollection services) => services
        .AddSingleton<IQueueOutput>(provider => new QueueOutput(
            provider.GetRequiredService<NameResolver>(),
            provider.GetRequiredService<ConnectionResolver>(),
            provider.GetRequiredService<HostSettings>().Queues))
        .AddSingleton<IFunctionListenerFactory>(provider => new QueueListenerFactory(
            provider.GetRequiredService<NameResolver>(),
            provider.GetRequiredService<ConnectionResolver>(),
            provider.GetService<QueueOptions>() ?? new QueueOptions { Settings = provider.GetRequiredService<HostSettings>().Queues },
            provider.GetRequiredService<FunctionInvoker>(),
            provider.GetRequiredService<ListenerGate>(),
            provider.GetRequiredService<LocalHostOptions>().RealTime,
            provider.GetRequiredService<ILoggerFactory>()));
}
