using InvestOps.Adapters.Slack;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Diagnosis;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Secrets;

namespace InvestOps.Functions.Diagnosis;

/// <summary>Whether Slack has a token of the right form and a channel. Sends nothing: <c>investops notify test</c> does.</summary>
/// <param name="configs">The folder of configurations.</param>
public sealed class SlackCheck(string configs, LiveSecrets secrets) : IDoctorCheck
{
    public string Name => "slack";

    public Task<IReadOnlyList<Finding>> ExamineAsync(bool online, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Finding>>([Examine()]);

    private Finding Examine()
    {
        try
        {
            var channel = NotifyFile.Load(configs).Channels.OfType<PlannedChannel.Slack>().FirstOrDefault()?.Channel;
            return Judge(channel, secrets.Find(SlackSettings.TokenSetting)?.Reveal());
        }
        catch (ConfigurationException)
        {
            return Finding.Note(Name, "notify.yaml cannot be read, so nothing is known of the channel.", "See the finding of the configuration");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Finding.Wrong(Name, exception.Message, "Mend the file .env beside the folder of configurations");
        }
    }

    private Finding Judge(string? channel, string? token) => (channel, token) switch
    {
        (null, null) => Finding.Note(Name, "Nobody is told anything over Slack.", $"Set slack_channel in configs/notify.yaml, and {SlackSettings.TokenSetting} in the environment"),
        (null, _) => Finding.Wrong(Name, "There is a token and no channel.", "Set slack_channel in configs/notify.yaml to the channel's id, C…"),
        (_, null) => Finding.Wrong(Name, $"There is a channel, {channel}, and no token.", $"Set {SlackSettings.TokenSetting} in the environment"),
        _ when !token.StartsWith("xoxb-", StringComparison.Ordinal) => Finding.Wrong(Name, "The token is not that of a bot, which begins with xoxb-.", $"Copy the bot user's token of the Slack app into {SlackSettings.TokenSetting}"),
        _ => Finding.Ok(Name, $"a bot's token is set, and channel {channel} (not tried: investops notify test)"),
    };
}
