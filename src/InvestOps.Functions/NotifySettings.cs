using InvestOps.Adapters.Http;
using InvestOps.Adapters.Slack;
using InvestOps.Adapters.Webhook;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Secrets;

namespace InvestOps.Functions;

/// <summary>What the environment says of the channels: secrets, which a file <c>.env</c> may renew while the host runs, and the address of a stand-in for Slack.</summary>
public sealed record NotifySettings
{
    /// <summary>The names of all settings.</summary>
    public static IReadOnlyList<string> Names { get; } = [SlackSettings.TokenSetting, SlackSettings.AddressSetting, WebhookNotifier.AddressSetting];

    /// <summary>A setting's value by its name.</summary>
    public Func<string, string?> Setting { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>After so long without an answer nobody knows whether a message arrived.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The secrets as they are now; the file lies beside the folder of configurations.</summary>
    public LiveSecrets Secrets(string configs) => new(Path.Combine(Path.GetFullPath(configs), "..", ".env"), Setting);

    /// <exception cref="ConfigurationException">The address is neither Slack's nor this machine.</exception>
    public SlackSettings Slack() => new() { Address = SourceAddress.Read(Setting(SlackSettings.AddressSetting), SlackSettings.OfficialAddress, SlackSettings.AddressSetting), Timeout = Timeout };
}
