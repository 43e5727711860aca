using System.Text.RegularExpressions;
using InvestOps.Pipeline.Diagnosis;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Functions.Diagnosis;

/// <summary>Whether Slack has a token of the right form and a channel. Sends nothing: <c>investops notify test</c> does.</summary>
/// <param name="configs">The folder of configurations.</param>
/// <param name="setting">The value of a setting of the environment.</param>
public sealed partial class SlackCheck(string configs, Func<string, string?> setting) : IDoctorCheck
{
    /// <summary>The setting that holds the token.</summary>
    public const string TokenSetting = "SlackBotToken";

    public string Name => "slack";

    public async Task<IReadOnlyList<Finding>> ExamineAsync(bool online, CancellationToken cancellationToken)
    {
        var channel = await ChannelAsync(cancellationToken);
        var token = setting(TokenSetting);
        return (channel, token) switch
        {
            (null, null or "") => [Finding.Note(Name, "Nobody is told anything over Slack.", $"Set slack_channel in configs/notify.yaml, and {TokenSetting} in the environment")],
            (null, _) => [Finding.Wrong(Name, "There is a token and no channel.", "Set slack_channel in configs/notify.yaml to the channel's id, C…")],
            (_, null or "") => [Finding.Wrong(Name, $"There is a channel, {channel}, and no token.", $"Set {TokenSetting} in the environment")],
            _ when !token.StartsWith("xoxb-", StringComparison.Ordinal) => [Finding.Wrong(Name, "The token is not that of a bot, which begins with xoxb-.", $"Copy the bot user's token of the Slack app into {TokenSetting}")],
            _ => [Finding.Ok(Name, $"a bot's token is set, and channel {channel} (not tried: investops notify test)")],
        };
    }

    private async Task<string?> ChannelAsync(CancellationToken cancellationToken)
    {
        var file = Path.Combine(configs, "notify.yaml");
        if (!File.Exists(file))
        {
            return null;
        }

        var match = Channel().Match(await File.ReadAllTextAsync(file, cancellationToken));
        return match.Success ? match.Groups["id"].Value : null;
    }

    [GeneratedRegex(@"^slack_channel:\s*""?(?<id>[CGD][A-Z0-9]{8,20})\b", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Channel();
}
