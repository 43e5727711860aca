using Microsoft.AspNetCore.Http;

namespace InvestOps.LocalFunctions.Http;

/// <summary>Keeps pages of other sites, open in a browser on this machine, from changing anything here.</summary>
/// <param name="allowed">Origins such as <c>https://example.net</c> that may.</param>
internal sealed class RequestOrigins(IReadOnlyList<string> allowed)
{
    public bool Allow(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        {
            return true;
        }

        var origins = request.Headers.Origin;
        return origins.Count == 0 || (origins is [{ } origin] && (IsOwn(origin, request) || allowed.Contains(origin, StringComparer.OrdinalIgnoreCase)));
    }

    private static bool IsOwn(string origin, HttpRequest request) =>
        origin.Equals($"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase);
}
