using InvestOps.Functions;
using InvestOps.Functions.Http.Dashboard;
using InvestOps.Functions.Logging;
using InvestOps.Functions.Triggers;
using InvestOps.LocalFunctions.Discovery;
using InvestOps.LocalFunctions.Hosting;
using InvestOps.LocalFunctions.Queues;
using InvestOps.LocalFunctions.Settings;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Tuning;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serilog.Extensions.Logging;

namespace InvestOps.Cli.Hosting;

/// <summary>One run of the function app in this process.</summary>
internal sealed class HostRun(HostChoices choices, InvestOpsSettings settings)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var clock = choices.Clock ?? TimeProvider.System;
        var prepared = Prepared();
        await using var log = OperatorLog.Create(prepared.Root, choices.Quiet);
        var host = LocalFunctionsHost.Create(Options(clock), FunctionCatalog.Discover(typeof(IngestFunction).Assembly), services =>
        {
            AddLog(services, log)
                .AddInvestOps(prepared)
                .AddSingleton(clock)
                .AddHostWatching(choices.Clock)
                .AddSingleton(provider => new DashboardAccess(prepared.Key, () => provider.GetRequiredService<LocalHostContext>().IsOnThisMachineOnly));
            services.AddSingleton(provider => new QueueOptions { Settings = provider.GetRequiredService<HostSettings>().Queues, Hidden = choices.MessagesHidden });
            if (prepared.Storage is null && choices.Role.RunsBacktests)
            {
                AddWatches(services);
            }
        });
        await using (host)
        {
            if (choices.Sample && choices.Role.Functions.Contains("Ingest", StringComparer.Ordinal))
            {
                await SampleOperation.ImportHistoryAsync(host.Services, clock, cancellationToken);
            }

            await host.StartAsync(cancellationToken);
            Console.WriteLine($"InvestOps {choices.Role.Name} on {host.Address.AbsoluteUri.TrimEnd('/')}, {Where(prepared)}. Stop it with Ctrl+C.");
            await host.WaitForStopAsync(cancellationToken);
        }
    }

    private InvestOpsSettings Prepared() => (choices.Sample ? SampleOperation.Prepare(settings) : settings) with { Role = choices.Role.Name };

    private static string Where(InvestOpsSettings settings) =>
        settings.Storage is { } storage ? $"{storage}, own files in {Path.GetFullPath(settings.Root)}" : $"files in {Path.GetFullPath(settings.Root)}";

    private static IServiceCollection AddLog(IServiceCollection services, Serilog.ILogger log) =>
        services.AddLogging(logging => logging.ClearProviders().AddProvider(new SerilogLoggerProvider(log)));

    // Not AddHostedService, which takes a second one of the same type for the first.
    private static void AddWatches(IServiceCollection services) => services
        .AddSingleton<IHostedService>(provider => WorkWatch.OfRequests(provider.GetRequiredService<BacktestWorker>(), provider.GetRequiredService<ILogger<WorkWatch>>()))
        .AddSingleton<IHostedService>(provider => WorkWatch.OfShards(provider.GetRequiredService<TuningWorker>(), provider.GetRequiredService<ILogger<WorkWatch>>()));

    private LocalHostOptions Options(TimeProvider clock) => new()
    {
        ScriptRoot = choices.Folder,
        HostId = choices.HostId,
        Address = choices.Address,
        Port = choices.Port,
        Key = settings.Key?.Reveal(),
        RootRoute = DashboardSite.Route,
        Time = clock,
        Functions = [.. choices.Role.Functions.Where(function => settings.Storage is not null || function is not ("Backtest" or "TuningShard"))],
        StateFolder = settings.Storage is null ? Path.Combine(settings.Root, "host") : null,
        Environment = HostEnvironment.WithDefaults(choices.Stored, choices.StorageConnection),
    };
}
