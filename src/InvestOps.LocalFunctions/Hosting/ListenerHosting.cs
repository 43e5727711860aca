using InvestOps.LocalFunctions.Listening;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InvestOps.LocalFunctions.Hosting;


/// <summary>Starts the listeners after the web server, and stops them before it, so that the status pages are there all the time.</summary>
internal sealed class ListenerHosting(LocalHostContext host, ILoggerFactory logs) : IHostedService
{
    private readonly ILogger _log = logs.CreateLogger("Host.Startup");

    public async Task StartAsync(CancellationToken cancellationToken)
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

    public Task StopAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(Listening().Select(pair => StopAsync(pair.Function, pair.Listener, cancellationToken)));

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
