using InvestOps.Pipeline.Backups;
using InvestOps.Pipeline.Diagnosis;
using InvestOps.Pipeline.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InvestOps.Functions;

/// <summary>Places that backups are restored to, each looked at as an operation of its own when it is there.</summary>
public static class RestoredRoots
{
    /// <summary>A folder, which is a root then, with the configurations in it.</summary>
    public static RestoreTarget InFolder(InvestOpsSettings settings, string folder, IAssetStore store, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return In(settings with { Root = folder, Storage = null, Output = null, Inbox = null, Configs = Path.Combine(folder, "configs") }, store, time);
    }

    /// <summary>The storage of the settings; the configurations stay this machine's own.</summary>
    public static RestoreTarget InStorage(InvestOpsSettings settings, IAssetStore store, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return In(settings, store, time);
    }

    private static RestoreTarget In(InvestOpsSettings settings, IAssetStore store, TimeProvider time) => new(store, async cancellationToken =>
    {
        var services = new ServiceCollection().AddLogging().AddInvestOps(settings).AddSingleton(time);
        services.RemoveAll<IDoctorCheck>();
        await using var operation = services.AddRootChecks(settings).BuildServiceProvider();
        return await operation.GetRequiredService<Doctor>().ExamineAsync(online: false, cancellationToken);
    });
}
