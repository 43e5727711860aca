using Microsoft.AspNetCore.Http;

namespace InvestOps.Functions.Http.Dashboard;

/// <summary>Whether a form was sent by a page of this host, as far as the browser says.</summary>
internal static class PostOrigin
{
    private const string FetchSite = "Sec-Fetch-Site";

    /// <summary>False for a page of another site. A program says nothing, and has to bring a form's token all the same.</summary>
    public static bool IsOwn(HttpRequest request) =>
        request.Headers[FetchSite] is [] or ["same-origin"] or ["none"]
        && (request.Headers.Origin is [] || (request.Headers.Origin is [{ } origin] && IsOwn(origin, request.Host)));

    // A proxy before this host may speak another scheme with the browser.
    private static bool IsOwn(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && origin[(origin.IndexOf("://", StringComparison.Ordinal) + 3)..].Equals(host.Value, StringComparison.OrdinalIgnoreCase);
}
