using InvestOps.Functions.Diagnosis;
using InvestOps.Pipeline.Diagnosis;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Secrets;
using Microsoft.Extensions.DependencyInjection;

namespace InvestOps.Functions;

/// <summary>The doctor and its checks, in the order of their lines.</summary>
internal static class DoctorComposition
{
    public static IServiceCollection AddDoctor(this IServiceCollection services, InvestOpsSettings settings) => services
        .AddSingleton<Doctor>()
        .AddRootChecks(settings)
        .AddMachineChecks(settings);

    /// <summary>Checks of what is stored and how it is set up, which a restored root has to pass on any machine.</summary>
    public static IServiceCollection AddRootChecks(this IServiceCollection services, InvestOpsSettings settings) => services
        .AddSingleton<IDoctorCheck>(new ConfigurationCheck(settings.Configs))
        .AddSingleton<IDoctorCheck>(new FoldersCheck(settings))
        .AddCheck<StorageCheck>("storage")
        .AddCheck<ClockCheck>("clock")
        .AddCheck<MarketCheck>("market data")
        .AddCheck<OperationCheck>("operation");

    // Room, zone and secrets are the machine's own.
    private static IServiceCollection AddMachineChecks(this IServiceCollection services, InvestOpsSettings settings) => services
        .AddSingleton<IDoctorCheck>(new EmulatorExposureCheck(settings.Storage))
        .AddCheck<DiskCheck>("disk")
        .AddSingleton<IDoctorCheck>(new TimeZoneCheck(TimeZoneInfo.Local))
        .AddCheck<SourcesCheck>("sources")
        .AddSingleton<IDoctorCheck>(provider => new SlackCheck(settings.Configs, provider.GetRequiredService<LiveSecrets>()));

    // Made only when its turn comes: where a configuration is broken, what needs it cannot be made, and the other lines still come.
    private static IServiceCollection AddCheck<T>(this IServiceCollection services, string name)
        where T : class, IDoctorCheck =>
        services.AddSingleton<IDoctorCheck>(provider => new DeferredCheck(name, () => ActivatorUtilities.CreateInstance<T>(provider)));
}
