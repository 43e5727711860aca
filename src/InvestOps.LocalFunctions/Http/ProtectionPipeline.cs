using System.Net;
using InvestOps.LocalFunctions.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace InvestOps.LocalFunctions.Http;

/// <summary>What every request passes before any route is looked for.</summary>
internal static class ProtectionPipeline
{
    /// <exception cref="SettingsException">Some setting cannot be used.</exception>
    public static void Use(WebApplication application, HostConfiguration configuration, IPAddress address, ILogger log)
    {
        var cors = AllowedOrigins(configuration);
        var answers = new ProblemAnswers(log);
        var protection = new RequestProtection(
            new RequestHosts(address, configuration.Host.Http.AllowedHosts), new RequestOrigins(cors), configuration.Host.Http.MaxRequestBodyBytes, log);
        application.Use(next => context => answers.InvokeAsync(context, next));
        application.Use(next => context => protection.InvokeAsync(context, next));
        if (cors.Count > 0)
        {
            application.UseCors(policy =>
            {
                policy.WithOrigins([.. cors]).AllowAnyMethod().AllowAnyHeader();
                if (configuration.LocalHttp.CorsCredentials)
                {
                    policy.AllowCredentials();
                }
            });
        }
    }

    private static IReadOnlyList<string> AllowedOrigins(HostConfiguration configuration)
    {
        var origins = configuration.LocalHttp.CorsOrigins;
        return origins.Contains("*", StringComparer.Ordinal)
            ? throw new SettingsException([new SettingsError("local.settings.json", "Host:CORS", "'*' would let every page on the web call this machine; list the origins that may.")])
            : [.. origins.Select(origin => origin.TrimEnd('/'))];
    }
}
