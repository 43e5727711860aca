using InvestOps.LocalFunctions.Settings;
using Microsoft.AspNetCore.Builder;

namespace InvestOps.LocalFunctions.Hosting;

/// <summary>Adds routes and middleware to the host's web application, before it starts.</summary>
public interface IHostEndpoints
{
    /// <summary>Registers what the routes need, before the application is built.</summary>
    void Configure(WebApplicationBuilder builder, HostConfiguration configuration)
    {
    }

    void Map(WebApplication application, LocalHostContext host);
}
