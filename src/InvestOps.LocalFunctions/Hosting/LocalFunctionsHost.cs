using InvestOps.LocalFunctions.Discovery;
using InvestOps.LocalFunctions.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace InvestOps.LocalFunctions.Hosting;

/// <summary>
/// Runs function classes in this process: one web application with the functions' services, a listener for each timer and
/// queue function, and a graceful stop.
/// </summary>
public sealed class LocalFunctionsHost : IAsyncDisposable
{
    private readonly WebApplication _application;

    private LocalFunctionsHost(WebApplication application, LocalHostContext context)
    {
        _application = application;
        Context = context;
    }

    public LocalHostContext Context { get; }

    /// <summary>The services of the functions and of the host.</summary>
    public IServiceProvider Services => _application.Services;

    /// <summary>Where the web server listens, once it does.</summary>
    public Uri Address => new(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.First()
        ?? throw new InvalidOperationException("The host has not started."));

    /// <param name="services">Adds what the function classes ask for, and where logs go.</param>
    /// <exception cref="SettingsException">Options or settings are wrong; all errors of the first kind that has any are in it.</exception>
    public static LocalFunctionsHost Create(LocalHostOptions options, FunctionCatalog catalog, Action<IServiceCollection> services)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(services);
        var configuration = HostConfiguration.Load(options.ScriptRoot, options.Environment);
        var address = OptionsCheck.Check(options, configuration.LocalHttp);
        var functions = FunctionSelection.Select(catalog, options.Functions ?? configuration.Host.Functions, options.Functions is null ? "host.json" : "options");

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = options.HostId, ContentRootPath = Path.GetFullPath(options.ScriptRoot) });
        builder.Configuration.AddConfiguration(configuration.App.ToConfiguration());
        builder.Logging.Apply(configuration.Host.LogLevels);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Listen(kestrel, address));
        builder.Host.UseDefaultServiceProvider(validation =>
        {
            validation.ValidateScopes = true;
            validation.ValidateOnBuild = true;
        });
        builder.Services.AddRouting();
        builder.Services.AddHost(options, configuration, functions).AddTriggers();
        services(builder.Services);
        return Build(builder);
    }

    /// <summary>Returns once the web server answers and every listener has begun. Storage that cannot be reached holds nothing up.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => _application.StartAsync(cancellationToken);

    /// <summary>Takes nothing new, tells running functions to end, and waits for them as long as the options allow.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => _application.StopAsync(cancellationToken);

    /// <summary>Returns after SIGTERM, Ctrl+C or the token, when everything has stopped gracefully.</summary>
    public Task WaitForStopAsync(CancellationToken cancellationToken) => _application.WaitForShutdownAsync(cancellationToken);

    /// <summary>Starts, and runs until SIGTERM, Ctrl+C or the token; then stops gracefully.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await StartAsync(cancellationToken);
        await WaitForStopAsync(cancellationToken);
    }

    /// <summary>Stops first where nobody did: no function is to be called with services that are gone.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_application.Lifetime.ApplicationStarted.IsCancellationRequested && !_application.Lifetime.ApplicationStopped.IsCancellationRequested)
        {
            await _application.StopAsync(CancellationToken.None);
        }

        await _application.DisposeAsync();
    }

    private static void Listen(KestrelServerOptions kestrel, HostAddress address)
    {
        kestrel.AddServerHeader = false;
        kestrel.Listen(address.Address, address.Port);
    }

    private static LocalFunctionsHost Build(WebApplicationBuilder builder)
    {
        var application = builder.Build();
        var context = application.Services.GetRequiredService<LocalHostContext>();
        DependencyCheck.Check(context.Functions.Select(function => function.Function), application.Services);
        foreach (var endpoints in application.Services.GetServices<IHostEndpoints>())
        {
            endpoints.Map(application, context);
        }

        return new LocalFunctionsHost(application, context);
    }
}
