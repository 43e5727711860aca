using InvestOps.Functions.Http.Dashboard;
using InvestOps.Pipeline.Dashboard;
using Microsoft.Extensions.DependencyInjection;

namespace InvestOps.Functions;

/// <summary>The part of the object graph that shows the operation to people.</summary>
internal static class DashboardComposition
{
    // A host that knows who can reach it registers an access of its own; any other one asks everybody for the key.
    public static IServiceCollection AddDashboard(this IServiceCollection services, InvestOpsSettings settings) => services
        .AddSingleton(new DashboardAccess(settings.Key, isOpen: () => false))
        .AddSingleton<DashboardPages>()
        .AddSingleton<DashboardSite>();
}
