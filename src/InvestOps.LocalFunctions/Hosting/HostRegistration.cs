using InvestOps.LocalFunctions.Discovery;
using InvestOps.LocalFunctions.Invocation;
using InvestOps.LocalFunctions.Listening;
using InvestOps.LocalFunctions.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InvestOps.LocalFunctions.Hosting;

/// <summary>The services of a host itself.</summary>
internal static class HostRegistration
{
    public static IServiceCollection AddHost(
        this IServiceCollection services, LocalHostOptions options, HostConfiguration configuration, IReadOnlyList<FunctionDescriptor> functions) => services
        .AddSingleton(options)
        .AddSingleton(configuration)
        .AddSingleton(configuration.Host)
        .AddSingleton(configuration.App)
        .AddSingleton(new NameResolver(configuration.App))
        .AddSingleton(new ConnectionResolver(configuration.App))
        .AddSingleton(new FunctionSwitches(configuration.App))
        .AddSingleton(provider => new FunctionInvoker(provider, configuration.Host, options.RealTime, provider.GetService<IQueueOutput>()))
        .AddSingleton(provider => Context(provider, options, configuration, functions))
        .AddSingleton<ListenerGate>()
        .AddHostedService<ListenerHosting>()
        .Configure<HostOptions>(host => host.ShutdownTimeout = options.StopTimeout);

    /// <summary>The levels of host.json; a category holds for all that begin like it.</summary>
    /// <exception cref="SettingsException">A level has no meaning; every such one is in it.</exception>
    public static void Apply(this ILoggingBuilder logging, IReadOnlyDictionary<string, string> levels)
    {
        var errors = new List<SettingsError>();
        foreach (var (category, text) in levels)
        {
            if (!Enum.TryParse<LogLevel>(text, ignoreCase: true, out var level) || !Enum.IsDefined(level))
            {
                errors.Add(new SettingsError("host.json", $"logging:logLevel:{category}", $"'{text}' is no log level."));
                continue;
            }

            logging.AddFilter(category.Equals("default", StringComparison.OrdinalIgnoreCase) ? null : category, level);
        }

        if (errors.Count > 0)
        {
            throw new SettingsException(errors);
        }
    }

    private static LocalHostContext Context(
        IServiceProvider provider, LocalHostOptions options, HostConfiguration configuration, IReadOnlyList<FunctionDescriptor> functions)
    {
        var log = provider.GetRequiredService<ILoggerFactory>().CreateLogger("Host.Startup");
        var hosting = new FunctionHosting([.. provider.GetServices<IFunctionListenerFactory>()], provider.GetRequiredService<FunctionSwitches>(), log);
        var hosted = hosting.Host(functions);
        var byHand = hosted.Where(function => function.Listener is IManuallyRun)
            .ToDictionary(function => function.Function.Name, function => (IManuallyRun)function.Listener!, StringComparer.OrdinalIgnoreCase);
        var stopping = provider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        return new LocalHostContext
        {
            Options = options,
            Configuration = configuration,
            Functions = hosted,
            Invoker = provider.GetRequiredService<FunctionInvoker>(),
            ManualRuns = new ManualRuns(byHand, options.RealTime, stopping),
            Drain = provider.GetRequiredService<ListenerGate>(),
        };
    }
}
