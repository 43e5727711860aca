using System.Net;
using InvestOps.LocalFunctions.Hosting;
using InvestOps.LocalFunctions.Settings;

namespace InvestOps.LocalFunctions.Http;

/// <summary>Where the host listens, as far as it decides who may call.</summary>
internal sealed class BoundAddress
{
    private readonly IPAddress? _address;

    public BoundAddress(string text)
    {
        Text = text.Trim('[', ']');
        IsLoopback = Text.Equals("localhost", StringComparison.OrdinalIgnoreCase);
        if (IPAddress.TryParse(Text, out _address))
        {
            IsLoopback = IsOwn(_address);
            IsEvery = _address.Equals(IPAddress.Any) || _address.Equals(IPAddress.IPv6Any);
        }
        else
        {
            IsEvery = Text is "*" or "+";
        }
    }

    public string Text { get; }

    /// <summary>Whether only this machine can call.</summary>
    public bool IsLoopback { get; }

    /// <summary>Whether it listens on all addresses of this machine.</summary>
    public bool IsEvery { get; }

    public static BoundAddress Of(LocalHostOptions options, HostConfiguration configuration) =>
        new(options.Address ?? configuration.LocalHttp.Address ?? "127.0.0.1");

    public static bool IsOwn(IPAddress address) => IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    /// <param name="host">A name or an address, without a port.</param>
    public bool Is(string host) => IPAddress.TryParse(host.Trim('[', ']'), out var asked)
        ? IsEvery || asked.Equals(_address)
        : host.Equals(Text, StringComparison.OrdinalIgnoreCase);
}
