using System.Net;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Secrets;

namespace InvestOps.Adapters.DeadMan;

/// <summary>Where signs of life go: an address of the healthchecks kind. Whoever knows it can give signs, so it is a secret and never shown.</summary>
public sealed class DeadManSettings
{
    /// <summary>The setting that holds the address.</summary>
    public const string AddressSetting = "WatchPingAddress";

    private DeadManSettings(SecretText address, bool isLoopback)
    {
        Address = address;
        IsLoopback = isLoopback;
    }

    /// <summary>Without a final slash.</summary>
    public SecretText Address { get; }

    /// <summary>Whether it is a stand-in on this machine.</summary>
    public bool IsLoopback { get; }

    /// <returns>Null where nothing is set.</returns>
    /// <exception cref="ConfigurationException">It is no https address; does not repeat it.</exception>
    public static DeadManSettings? Read(string? given)
    {
        if (string.IsNullOrWhiteSpace(given))
        {
            return null;
        }

        if (Uri.TryCreate(given.Trim().TrimEnd('/'), UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0 && uri.Query.Length == 0 && uri.Fragment.Length == 0)
        {
            var isLoopback = uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
            if (uri.Scheme == Uri.UriSchemeHttps || (isLoopback && uri.Scheme == Uri.UriSchemeHttp))
            {
                return new DeadManSettings(SecretText.From(uri.AbsoluteUri.TrimEnd('/'))!, isLoopback);
            }
        }

        throw new ConfigurationException([new ConfigurationError($"setting {AddressSetting}", "it must be an https address without user, query and fragment, as healthchecks.io shows it for a check (or http to this machine)")]);
    }
}
