using InvestOps.Adapters.Http;

namespace InvestOps.Adapters.Slack;

/// <summary>Where Slack is, and how long it is waited for. The token comes from the environment or <c>.env</c> at each use.</summary>
public sealed record SlackSettings
{
    /// <summary>The setting that holds the bot's token.</summary>
    public const string TokenSetting = "SlackToken";

    /// <summary>The setting that names a stand-in on this machine.</summary>
    public const string AddressSetting = "SlackAddress";

    /// <summary>Slack's own address.</summary>
    public const string OfficialAddress = "https://slack.com/api/";

    public required SourceAddress Address { get; init; }

    /// <summary>After so long without an answer nobody knows whether a message arrived.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Whether an address that Slack named, to send a file to, is one of its own.</summary>
    public bool IsSlacks(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return Address.IsLoopback
            ? address.Authority == Address.Root.Authority
            : address.Scheme == Uri.UriSchemeHttps && (address.Host == "slack.com" || address.Host.EndsWith(".slack.com", StringComparison.Ordinal));
    }
}
