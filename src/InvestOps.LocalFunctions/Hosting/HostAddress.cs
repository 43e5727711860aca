using System.Net;
using InvestOps.LocalFunctions.Settings;

namespace InvestOps.LocalFunctions.Hosting;

/// <summary>Where the web server listens.</summary>
internal sealed record HostAddress(IPAddress Address, int Port)
{
    public bool IsLoopback => IPAddress.IsLoopback(Address);

    /// <returns>Null when the address is none.</returns>
    public static HostAddress? Of(LocalHostOptions options, LocalHttpSettings local)
    {
        var port = options.Port ?? local.Port ?? LocalHostOptions.DefaultPort;
        return (options.Address ?? local.Address) switch
        {
            null or "" or "localhost" => new HostAddress(IPAddress.Loopback, port),
            var text when IPAddress.TryParse(text, out var address) => new HostAddress(address, port),
            _ => null,
        };
    }
}
