using System.Security.Cryptography;
using System.Text;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Notifications.Sending;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Secrets;

namespace InvestOps.Adapters.Slack;

/// <summary>Brings messages to a channel of Slack. What Slack's answers mean is decided here, the same for every transport.</summary>
/// <param name="transport">What carries the calls.</param>
/// <param name="token">The token as it is now.</param>
public sealed class SlackNotifier(ISlackTransport transport, Func<SecretText?> token) : INotifier
{
    public bool Serves(PlannedChannel channel) => channel is PlannedChannel.Slack;

    public string FingerprintOf(PlannedChannel channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{channel}\n{Token().Secret?.Reveal()}")))[..16];
    }

    public async Task<DeliveryResult> SendAsync(PlannedChannel channel, Message message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(message);
        if (Token() is not ({ } secret, _))
        {
            return NoToken();
        }

        var id = ((PlannedChannel.Slack)channel).Channel;
        var post = SlackPostBuilder.Build(id, message);
        var answer = await transport.PostAsync(secret, post, cancellationToken);
        if (answer is SlackAnswer.Refused { Code: "invalid_blocks" or "msg_blocks_too_long" or "invalid_blocks_format" })
        {
            answer = await transport.PostAsync(secret, post with { Blocks = [] }, cancellationToken);
        }

        return answer is SlackAnswer.Done posted ? new DeliveryResult.Delivered(posted.Reference) { Note = await AttachAsync(secret, id, posted.Reference, message, cancellationToken) } : ResultOf(answer);
    }

    public async Task<DeliveryResult> ProbeAsync(PlannedChannel channel, CancellationToken cancellationToken) =>
        Token() is ({ } secret, _) ? ResultOf(await transport.TestAsync(secret, cancellationToken)) : NoToken();

    private DeliveryResult.Permanent NoToken() => new(Token().Trouble ?? "no token is set", SlackErrors.Of("not_authed").Advice);

    // A file of secrets that others can read gives none, and says so.
    private (SecretText? Secret, string? Trouble) Token()
    {
        try
        {
            return (token(), null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (null, exception.Message);
        }
    }

    private async Task<string?> AttachAsync(SecretText secret, string channel, string thread, Message message, CancellationToken cancellationToken)
    {
        var notes = new List<string>();
        foreach (var file in new[] { message.Picture, message.List }.OfType<MessageFile>())
        {
            var answer = await transport.UploadAsync(secret, new SlackUpload(channel, thread, file.Name, file.Content, SlackText.Plain(file.Text, SlackLimits.AltText)), cancellationToken);
            if (answer is not SlackAnswer.Done)
            {
                notes.Add($"{file.Name} did not ({ReasonOf(answer)})");
            }
        }

        return notes.Count == 0 ? null : string.Join(", ", notes);
    }

    private static DeliveryResult ResultOf(SlackAnswer answer) => answer switch
    {
        SlackAnswer.Done done => new DeliveryResult.Delivered(done.Reference),
        SlackAnswer.TooMany many => new DeliveryResult.RetryAfter(many.Wait, ReasonOf(answer)),
        SlackAnswer.Unavailable => new DeliveryResult.RetryAfter(null, ReasonOf(answer)),
        SlackAnswer.Silent => new DeliveryResult.Ambiguous(ReasonOf(answer)),
        SlackAnswer.Refused refused => SlackErrors.Of(refused.Code) switch
        {
            (SlackErrorScope.Channel, var advice) => new DeliveryResult.Permanent(ReasonOf(refused), advice),
            (SlackErrorScope.Passing, _) => new DeliveryResult.RetryAfter(null, ReasonOf(refused)),
            _ => new DeliveryResult.Refused(ReasonOf(refused)),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "This answer is not known."),
    };

    private static string ReasonOf(SlackAnswer answer) => answer switch
    {
        SlackAnswer.Refused refused => $"Slack says {refused.Code}{(refused.Details.Length > 0 ? ": " : "")}{refused.Details}",
        SlackAnswer.TooMany => "Slack asks for fewer messages",
        SlackAnswer.Unavailable unavailable => unavailable.Reason,
        SlackAnswer.Silent silent => silent.Reason,
        _ => "",
    };
}
