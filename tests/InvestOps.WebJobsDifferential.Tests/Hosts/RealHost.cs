using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Host;
using Microsoft.Azure.WebJobs.Host.Executors;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace InvestOps.WebJobsDifferential.Tests.Hosts;

/// <summary>Microsoft's listeners in their own host.</summary>
internal sealed class RealHost(Scene scene, Type[] functions) : IStartedHost
{
    private readonly IHost _host = Build(scene, functions);

    public Task StartAsync(CancellationToken cancellationToken) => _host.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => _host.StopAsync(cancellationToken);

    public ValueTask DisposeAsync()
    {
        _host.Dispose();
        return ValueTask.CompletedTask;
    }

    private static IHost Build(Scene scene, Type[] functions) => new HostBuilder()
        .ConfigureWebJobs(web => web.AddAzureStorageCoreServices().AddAzureStorage(queues => Set(queues, scene.QueueSettings)).AddTimers())
        .ConfigureAppConfiguration(configuration => configuration.AddInMemoryCollection(scene.Settings!))
        .ConfigureServices(services => services
            .AddSingleton(scene.Probe)
            .AddSingleton<ITypeLocator>(new KnownTypes(functions))
            .AddSingleton<IHostIdProvider>(new KnownHostId(Scene.HostId))
            .Configure<SingletonOptions>(singleton => singleton.ListenerLockPeriod = TimeSpan.FromSeconds(15)))
        .Build();

    private static void Set(QueuesOptions queues, HostQueueSettings settings)
    {
        queues.BatchSize = settings.BatchSize;
        queues.NewBatchThreshold = settings.NewBatchThreshold;
        queues.MaxDequeueCount = settings.MaxDequeueCount;
        queues.MaxPollingInterval = settings.MaxPollingInterval;
    }
}
