using Microsoft.AspNetCore.Builder;

namespace InvestOps.LocalFunctions.Hosting;

/// <summary>Adds routes and middleware to the host's web application, before it starts.</summary>
public interface IHostEndpoints
{
    void Map(WebApplication application, LocalHostContext host);
}
