using InvestOps.LocalFunctions.Discovery;
using InvestOps.LocalFunctions.Hosting;
using InvestOps.LocalFunctions.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InvestOps.LocalFunctions.Http;

/// <summary>
/// The HTTP side of a host: its HTTP functions, its admin pages, and the protection that both need. It is the first to be mapped,
/// so that what others map is protected too.
/// </summary>
internal sealed class FunctionHttpEndpoints : IHostEndpoints
{
    /// <exception cref="FunctionCatalogException">Some route cannot be used; all mistakes are in it.</exception>
    /// <exception cref="SettingsException">Some setting cannot be used.</exception>
    public void Map(WebApplication application, LocalHostContext host)
    {
        ArgumentNullException.ThrowIfNull(application);
        ArgumentNullException.ThrowIfNull(host);
        var log = application.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Host.Http");
        var address = HostAddress.Of(host.Options, host.Configuration.LocalHttp)
            ?? throw new SettingsException([new SettingsError("options", "Address", $"'{host.Options.Address}' must be an IP address or localhost.")]);
        var key = new CallerKey(address, host.Options.Key);
        var settings = host.Configuration.Host.Http;
        var routes = RouteTable.Build(host.Functions.Select(hosted => hosted.Function), settings.RoutePrefix, application.Services.GetRequiredService<ParameterPolicyFactory>());
        ProtectionPipeline.Use(application, host.Configuration, address.Address, log);
        RootRouting.Use(application, host.Options.RootRoute, settings.RoutePrefix, routes);
        MapFunctions(application, host, key, routes);
        AdminEndpoints.Map(application, host, key, new AdminPages(host, routes), log);
        // An empty application has no such end of its own. What others map later is found all the same.
        application.UseEndpoints(_ => { });
    }

    private static void MapFunctions(WebApplication application, LocalHostContext host, CallerKey key, IReadOnlyList<HttpRoute> routes)
    {
        var throttle = new RequestThrottle(host.Configuration.Host.Http);
        application.Lifetime.ApplicationStopped.Register(throttle.Dispose);
        var calls = new FunctionCalls(host, key, throttle, application.Lifetime.ApplicationStopping);
        // In this order and no other: two routes that both match are never ambiguous.
        foreach (var (place, route) in routes.Index())
        {
            var endpoint = route.Methods.Count == 0
                ? application.Map(route.Pattern, calls.For(route))
                : application.MapMethods(route.Pattern.RawText!, route.Methods, calls.For(route));
            endpoint.WithOrder(place).WithDisplayName(route.Function.Name);
        }
    }
}
