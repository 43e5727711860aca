using System.Net;
using InvestOps.Pipeline.Dashboard;
using Microsoft.AspNetCore.Http;

namespace InvestOps.Functions.Http.Dashboard;

/// <summary>What every answer of the dashboard tells the browser to keep to.</summary>
internal static class DashboardHeaders
{
    /// <summary>
    /// A report runs its own inline style and script and nothing else, in a place of its own: it has neither this origin's cookies nor its pages.
    /// Each report narrows this further by the hashes that it states itself; reports of other versions have other hashes.
    /// </summary>
    private const string ReportPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-scripts allow-downloads";

    /// <summary>Pages are made anew for each request, and no copy is kept.</summary>
    public static void ApplyToPage(HttpResponse response)
    {
        var request = response.HttpContext.Request;
        ApplyToAll(response);
        response.Headers.ContentSecurityPolicy = DashboardPages.ContentSecurityPolicy;
        response.Headers.CacheControl = "no-store";

        // Browsers heed it over https and on this machine, and elsewhere complain of it. Not for reports: what is in a sandbox cannot have it.
        if (request.IsHttps || IsThisMachine(request.Host.Host))
        {
            response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        }
    }

    /// <summary>A report may be kept, and is asked for again each time.</summary>
    public static void ApplyToReport(HttpResponse response)
    {
        ApplyToAll(response);
        response.Headers.ContentSecurityPolicy = ReportPolicy;
        response.Headers.CacheControl = "private, no-cache";
    }

    private static bool IsThisMachine(string host) =>
        host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static void ApplyToAll(HttpResponse response)
    {
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.XFrameOptions = "DENY";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";

        // With no-referrer browsers send forms with the origin null, which is what they send for a foreign page in a sandbox too.
        response.Headers["Referrer-Policy"] = "same-origin";
    }
}
