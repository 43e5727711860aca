using System.Net;
using Microsoft.AspNetCore.Http;

namespace InvestOps.LocalFunctions.Http;

/// <summary>
/// Takes requests only by names that are this host's. A page can point its own name at 127.0.0.1 and then read what the browser
/// gets there (DNS rebinding); its name is in the header Host.
/// </summary>
internal sealed class RequestHosts(IPAddress bound, IReadOnlyList<string> allowed)
{
    private static readonly string[] Own = ["localhost", "127.0.0.1", "[::1]"];

    public bool Allow(HostString host) =>
        host.Host is { Length: > 0 } name
        && (Own.Contains(name, StringComparer.OrdinalIgnoreCase) || IsBound(name) || allowed.Contains(name, StringComparer.OrdinalIgnoreCase));

    // An address cannot be pointed elsewhere: a host on all of them takes any.
    private bool IsBound(string name) =>
        IPAddress.TryParse(name.Trim('[', ']'), out var asked) && (asked.Equals(bound) || bound.Equals(IPAddress.Any) || bound.Equals(IPAddress.IPv6Any));
}
