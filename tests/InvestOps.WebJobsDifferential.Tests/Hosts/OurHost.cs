using System.Globalization;
using InvestOps.LocalFunctions.Discovery;
using InvestOps.LocalFunctions.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace InvestOps.WebJobsDifferential.Tests.Hosts;

/// <summary>Our listeners in our host, set up by settings as a person would.</summary>
internal sealed class OurHost : IStartedHost
{
    private const string Queues = "AzureFunctionsJobHost__extensions__queues__";
    private readonly DirectoryInfo _scriptRoot = Directory.CreateTempSubdirectory("investops-differential-");
    private readonly LocalFunctionsHost _host;

    public OurHost(Scene scene, Type[] functions)
    {
        var options = new LocalHostOptions
        {
            ScriptRoot = _scriptRoot.FullName,
            HostId = Scene.HostId,
            Port = 0,
            TimeZone = ProcessZone.Name,
            Environment = SettingsOf(scene),
        };
        _host = LocalFunctionsHost.Create(options, FunctionCatalog.Discover(functions), services => services.AddSingleton(scene.Probe));
    }

    public Task StartAsync(CancellationToken cancellationToken) => _host.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => _host.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _scriptRoot.Delete(recursive: true);
    }

    private static Dictionary<string, string> SettingsOf(Scene scene) => new(scene.Settings, StringComparer.Ordinal)
    {
        [Queues + "batchSize"] = Text(scene.QueueSettings.BatchSize),
        [Queues + "newBatchThreshold"] = Text(scene.QueueSettings.NewBatchThreshold),
        [Queues + "maxDequeueCount"] = Text(scene.QueueSettings.MaxDequeueCount),
        [Queues + "maxPollingInterval"] = scene.QueueSettings.MaxPollingInterval.ToString("c"),
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
