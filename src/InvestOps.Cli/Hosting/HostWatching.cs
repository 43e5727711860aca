using InvestOps.LocalFunctions.Hosting;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Watching;
using Microsoft.Extensions.DependencyInjection;

namespace InvestOps.Cli.Hosting;

/// <summary>What a watchdog can know only inside a host.</summary>
internal static class HostWatching
{
    /// <param name="simulated">The simulated clock; null for the real one.</param>
    public static IServiceCollection AddHostWatching(this IServiceCollection services, TimeProvider? simulated)
    {
        services.AddSingleton<ITimerSchedules>(provider => new HostTimers(provider.GetRequiredService<LocalHostContext>));
        if (simulated is not null)
        {
            // It runs at another speed than the machine's own count, which is no jump.
            var start = simulated.GetUtcNow();
            services.AddSingleton(new ClockWatch(simulated, () => simulated.GetUtcNow() - start));
        }

        return services;
    }
}
