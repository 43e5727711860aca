using InvestOps.LocalFunctions.Hosting;
using InvestOps.LocalFunctions.Settings;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace InvestOps.LocalFunctions.Http;

/// <summary>Registers the HTTP side of a host.</summary>
internal static class HttpRegistration
{
    /// <summary>Before the endpoints of others, so that those are protected too. <see cref="HttpSettings"/> are taken from <see cref="HostSettings"/> in the same services.</summary>
    public static IServiceCollection AddHttpFunctions(this IServiceCollection services)
    {
        // MVC looks for controllers in the assembly that is named like the application; there are none, and here the host's id is that name.
        services.AddSingleton(new ApplicationPartManager());
        // The results that functions return are MVC's, and find in its services what they need.
        services.AddMvcCore();
        services.AddCors();
        services.AddOptions<KestrelServerOptions>().Configure<HostSettings>(Limit);
        return services.AddSingleton<IHostEndpoints, FunctionHttpEndpoints>();
    }

    private static void Limit(KestrelServerOptions kestrel, HostSettings settings)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = settings.Http.MaxRequestBodyBytes;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(130);
    }
}
