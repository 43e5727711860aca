using InvestOps.Adapters.DeadMan;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Status;
using InvestOps.Pipeline.Watching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InvestOps.Functions;

/// <summary>The part of the object graph that watches the rest.</summary>
internal static class WatchComposition
{
    public static IServiceCollection AddWatching(this IServiceCollection services, InvestOpsSettings settings) => services
        .AddSingleton(new WatchedHost(settings.Role, settings.Root))
        .AddSingleton<ITimerSchedules, UnknownTimers>()
        .AddSingleton<ILoggerProvider, RunLogLines>()
        .AddSingleton<RunHistory>()
        .AddSingleton<Deadlines>()
        .AddSingleton<HealthRules>()
        .AddSingleton<Heartbeats>()
        .AddSingleton<StorageCanary>()
        .AddSingleton<StateChanges>()
        .AddSingleton<StageReader>()
        .AddSingleton<HostReader>()
        .AddSingleton<ChannelReader>()
        .AddSingleton<StatusReader>()
        .AddSingleton<PoisonDesk>()
        .AddSingleton<WatchNotebook>()
        .AddSingleton(provider => new ClockWatch(provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<IDeadManSwitch>(provider => new DeadManPing(settings.DeadMan, provider.GetRequiredService<ILogger<DeadManPing>>()))
        .AddSingleton<IDeadManSwitch>(_ => new SystemdWatchdog(Environment.GetEnvironmentVariable("NOTIFY_SOCKET")))
        .AddSingleton<Watchdog>();
}
