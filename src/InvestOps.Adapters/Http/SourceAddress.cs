using System.Net;
using InvestOps.Pipeline.Configuration;

namespace InvestOps.Adapters.Http;

/// <summary>Where requests to a source go: its own host over https, or a stand-in on this machine.</summary>
public sealed record SourceAddress
{
    private SourceAddress(Uri root, bool isLoopback)
    {
        Root = root;
        IsLoopback = isLoopback;
    }

    /// <summary>Ends in a slash.</summary>
    public Uri Root { get; }

    public bool IsLoopback { get; }

    /// <summary>Reads an address that a person set.</summary>
    /// <param name="given">Null or empty: the official one.</param>
    /// <param name="official">The source's own address.</param>
    /// <param name="setting">The setting's name, for the error.</param>
    /// <exception cref="ConfigurationException">It is neither the official host over https nor this machine.</exception>
    public static SourceAddress Read(string? given, string official, string setting)
    {
        var own = new Uri(official);
        if (string.IsNullOrWhiteSpace(given))
        {
            return new SourceAddress(own, isLoopback: false);
        }

        if (Uri.TryCreate(given.TrimEnd('/') + "/", UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0 && uri.Query.Length == 0 && uri.Fragment.Length == 0)
        {
            if (IsThisMachine(uri))
            {
                return new SourceAddress(uri, isLoopback: true);
            }

            if (uri.Scheme == Uri.UriSchemeHttps && uri.Host == own.Host)
            {
                return new SourceAddress(uri, isLoopback: false);
            }
        }

        throw new ConfigurationException([new ConfigurationError($"setting {setting}", $"requests go to {own.Host} over https, or to a stand-in on this machine such as http://127.0.0.1:7080; another address is not allowed")]);
    }

    // Only what says so itself: a name could resolve to anything.
    private static bool IsThisMachine(Uri uri) =>
        uri.Scheme is "http" or "https" && (uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));
}
