using InvestOps.LocalFunctions.Discovery;
using InvestOps.LocalFunctions.Hosting;
using InvestOps.LocalFunctions.Tests.Timers;
using InvestOps.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InvestOps.LocalFunctions.Tests.Hosting;

/// <summary>A host of the timer functions, on a folder of its own and a clock that the test moves.</summary>
internal sealed class HostScene : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal) { ["Schedule"] = "0 0 10 * * *" };

    public CollectedLog Log { get; } = new();

    public TickProbe Probe { get; } = new();

    public TestClock Clock { get; } = new(TimerScene.Monday);

    public LocalHostOptions Options => new()
    {
        ScriptRoot = _folder.Path, HostId = "shop", Port = 0, Time = Clock, StateFolder = Path.Combine(_folder.Path, "state"), Environment = Environment,
    };

    public void WriteHostJson(string json) => File.WriteAllText(Path.Combine(_folder.Path, "host.json"), json);

    public LocalFunctionsHost Create(LocalHostOptions? options = null, Action<IServiceCollection>? change = null) => LocalFunctionsHost.Create(
        options ?? Options,
        FunctionCatalog.Discover(typeof(TickFunctions)),
        services =>
        {
            services.AddSingleton(Probe).AddSingleton<TimeProvider>(Clock).AddSingleton<ILoggerFactory>(Log);
            change?.Invoke(services);
        });

    public void Dispose()
    {
        _folder.Dispose();
        Log.Dispose();
    }
}
