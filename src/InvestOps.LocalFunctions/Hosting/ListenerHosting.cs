using InvestOps.LocalFunctions.Listening;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InvestOps.LocalFunctions.Hosting;

/// <summary>
/// Starts the listeners once the web server has its port, and stops them while it still answers, so that nothing runs in a
/// host that cannot start and the status pages are there all the time.
/// </summary>
internal sealed class ListenerHosting(LocalHostContext host, ILoggerFactory logs) : IHostedLifecycleService
{
    private const string DrainSetting = "FUNCTIONS_ENABLE_DRAIN_ON_APP_STOPPING";
    private readonly ILogger _log = logs.CreateLogger("Host.Startup");

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        foreach (var warning in host.Configuration.Warnings)
        {
            _log.Warned(warning);
        }

        _log.Began(host.Options.HostId, string.Join(", ", host.Functions.Where(function => function.IsEnabled).Select(function => function.Function.Name)));
        foreach (var (function, listener) in Listening())
        {
            var starting = listener.StartAsync(cancellationToken);
            await starting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (starting.IsFaulted)
            {
                _log.NotStarted(starting.Exception.InnerException, function);
            }
        }
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        if (host.Drain.IsDraining || host.Configuration.App.IsOn(DrainSetting))
        {
            // What runs is told to end only when the time for a stop is over.
            var draining = DrainAsync(cancellationToken);
            await draining.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.WhenAll(Listening().Select(pair => StopAsync(pair.Function, pair.Listener, cancellationToken)));
    }

    // Runs by hand are told to end when the application stops, which is only now.
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var ending = host.ManualRuns.EndAsync(cancellationToken);
        await ending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task DrainAsync(CancellationToken cancellationToken)
    {
        await host.Drain.DrainAsync(cancellationToken);
        await Task.WhenAll(Listening().Select(pair => pair.Listener.WaitForRunsAsync(cancellationToken)));
    }

    private async Task StopAsync(string function, IFunctionListener listener, CancellationToken cancellationToken)
    {
        var stopping = listener.StopAsync(cancellationToken);
        await stopping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!stopping.IsCompletedSuccessfully)
        {
            _log.NotStopped(function);
        }
    }

    private IEnumerable<(string Function, IFunctionListener Listener)> Listening() => host.Functions
        .Where(function => function is { IsEnabled: true, Listener: not null })
        .Select(function => (function.Function.Name, function.Listener!));
}
