using System.Security.Cryptography;
using Azure.Storage.Blobs;
using InvestOps.LocalFunctions.Hosting;
using InvestOps.LocalFunctions.Invocation;
using InvestOps.LocalFunctions.Listening;
using InvestOps.LocalFunctions.Settings;
using InvestOps.LocalFunctions.Storage;
using InvestOps.LocalFunctions.Timers.Locking;
using InvestOps.LocalFunctions.Timers.Status;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InvestOps.LocalFunctions.Timers;

/// <summary>Adds timers to a host. Their memory is a folder where the options name one, otherwise <c>AzureWebJobsStorage</c>.</summary>
internal static class TimerRegistration
{
    private const int Fineness = 1_000_000;

    public static IServiceCollection AddTimers(this IServiceCollection services) => services
        .AddSingleton<IFunctionListenerFactory>(provider => new DeferredTimers(() => Factory(provider)));

    private static TimerListenerFactory Factory(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<LocalHostOptions>();
        return new TimerListenerFactory(
            Environment(provider, options),
            provider.GetRequiredService<HostSettings>(),
            provider.GetRequiredService<NameResolver>(),
            TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone),
            provider.GetRequiredService<FunctionInvoker>(),
            () => RandomNumberGenerator.GetInt32(Fineness) / (double)Fineness);
    }

    private static TimerEnvironment Environment(IServiceProvider provider, LocalHostOptions options)
    {
        var singleton = provider.GetRequiredService<HostSettings>().Singleton;
        var log = provider.GetRequiredService<ILoggerFactory>().CreateLogger("Host.Timers");
        var (statuses, locks) = Memory(provider, options, singleton, log);
        return new TimerEnvironment
        {
            Time = options.Time,
            RealTime = options.RealTime,
            Gate = provider.GetRequiredService<ListenerGate>(),
            Statuses = statuses,
            Locks = locks,
            LockPolling = singleton.ListenerLockRecoveryPollingInterval,
            Log = log,
        };
    }

    private static (ITimerStatusStore Statuses, ISingletonLock Locks) Memory(
        IServiceProvider provider, LocalHostOptions options, SingletonSettings singleton, ILogger log)
    {
        if (options.StateFolder is { } folder)
        {
            return (new FolderTimerStatusStore(folder, options.HostId), new FolderSingletonLock(folder, options.HostId, options.RealTime));
        }

        var blobs = Blobs(provider.GetRequiredService<ConnectionResolver>());
        return (new BlobTimerStatusStore(blobs, options.HostId), new BlobSingletonLock(blobs, options.HostId, singleton.ListenerLockPeriod, options.RealTime, log));
    }

    private static BlobServiceClient Blobs(ConnectionResolver connections)
    {
        if (!connections.TryResolve(null, out var connection, out var problem))
        {
            throw new SettingsException([new SettingsError("settings", ConnectionResolver.Default, problem)]);
        }

        try
        {
            return StorageClients.Blobs(connection);
        }
        catch (ConnectionException unusable)
        {
            throw new SettingsException([new SettingsError("settings", ConnectionResolver.Default, unusable.Message)]);
        }
    }
}
