using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using InvestOps.LocalFunctions.Storage;
using InvestOps.Testing.Azurite;
using Xunit;

namespace InvestOps.WebJobsDifferential.Tests.Hosts;

/// <summary>One side's host with a storage account of its own; it can be stopped and started again.</summary>
internal sealed class Scene : IAsyncDisposable
{
    /// <summary>The host's id on both sides.</summary>
    public const string HostId = "differential";

    private readonly string _connection;
    private readonly FunctionPair[] _functions;
    private IStartedHost? _host;

    private Scene(Side side, string connection, FunctionPair[] functions)
    {
        Side = side;
        _connection = connection;
        _functions = functions;
        Settings["AzureWebJobsStorage"] = connection;
        Blobs = StorageClients.Blobs(connection);
        Queues = StorageClients.Queues(connection);
    }

    public Side Side { get; }

    /// <summary>Settings that the functions name.</summary>
    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal);

    public HostQueueSettings QueueSettings { get; set; } = new();

    public Probe Probe { get; private set; } = new();

    public BlobServiceClient Blobs { get; }

    public QueueServiceClient Queues { get; }

    /// <summary>The name under which a host remembers the timer function.</summary>
    public string TimerName => Side == Side.Real ? $"{_functions[0].Real.FullName}.Tick" : "Host.Functions.Tick";

    /// <exception cref="AzuriteUnavailableException">There is no emulator here.</exception>
    public static async Task<Scene> CreateAsync(Side side, SharedAzurite azurite, params FunctionPair[] functions) =>
        new(side, (await azurite.StartedAsync()).NewAccount(), functions);

    public async Task StartAsync()
    {
        var types = _functions.Select(pair => pair.For(Side)).ToArray();
        IStartedHost host = Side == Side.Real ? new RealHost(this, types) : new OurHost(this, types);
        try
        {
            await host.StartAsync(TestContext.Current.CancellationToken);
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }

        _host = host;
    }

    public async Task StopAsync()
    {
        if (_host is { } host)
        {
            _host = null;
            await host.StopAsync(CancellationToken.None);
            await host.DisposeAsync();
        }
    }

    /// <summary>Starts again, with a probe that knows nothing of the time before.</summary>
    public Task RestartAsync()
    {
        Probe = new Probe();
        return StartAsync();
    }

    public async ValueTask DisposeAsync() => await StopAsync();
}
