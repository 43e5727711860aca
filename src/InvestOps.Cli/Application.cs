using InvestOps.Functions;
using InvestOps.Functions.Logging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serilog.Extensions.Logging;
using Spectre.Console;

namespace InvestOps.Cli;

/// <summary>One run of the command: the object graph, the log, and the terminal.</summary>
internal sealed class Application : IAsyncDisposable
{
    private const int RedirectedWidth = 160;

    private readonly ServiceProvider _services;
    private readonly Serilog.Core.Logger _log;

    /// <param name="settings">What the command line says.</param>
    /// <param name="quiet">Log lines for warnings and errors only.</param>
    /// <param name="configure">What a command adds to the graph.</param>
    public Application(InvestOpsSettings settings, bool quiet, Action<IServiceCollection>? configure = null)
    {
        if (File.Exists(settings.Root))
        {
            throw new IOException($"{settings.Root} is a file; --root needs a folder.");
        }

        _log = OperatorLog.Create(settings.Root, quiet);
        var services = new ServiceCollection()
            .AddLogging(logging => logging.ClearProviders().AddProvider(new SerilogLoggerProvider(_log)))
            .AddInvestOps(settings);
        configure?.Invoke(services);
        // That the whole graph can be built is tested, and checked by every host: a command builds what it needs.
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    /// <summary>Where tables and results go. A file or a pipe has no width: it gets lines as long as a table needs.</summary>
    public static IAnsiConsole Console { get; } = CreateConsole();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    private static IAnsiConsole CreateConsole()
    {
        var console = AnsiConsole.Console;
        if (System.Console.IsOutputRedirected)
        {
            console.Profile.Width = RedirectedWidth;
        }

        return console;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _log.DisposeAsync();
    }
}
