using InvestOps.Pipeline.Secrets;
using Newtonsoft.Json;
using SlackNet;
using SlackNet.Blocks;
using SlackNet.WebApi;

namespace InvestOps.Adapters.Slack;

/// <summary>Slack by SlackNet, for the build with <c>FullFeed=true</c>. Its own waiting and repeating is switched off: every call is one attempt with a deadline.</summary>
public sealed class SlackNetTransport(SlackSettings settings, TimeProvider time) : ISlackTransport
{
    public Task<SlackAnswer> PostAsync(SecretText token, SlackPost post, CancellationToken cancellationToken)
    {
        var message = new SlackNet.WebApi.Message { Channel = post.Channel, Text = post.Text, UnfurlLinks = false, UnfurlMedia = false };
        if (post.Blocks.Count > 0)
        {
            message.Blocks = [.. post.Blocks.Select(BlockOf)];
        }

        return CallAsync(token, "chat.postMessage", async (client, deadline) => (await client.Chat.PostMessage(message, deadline)).Ts, cancellationToken);
    }

    public Task<SlackAnswer> TestAsync(SecretText token, CancellationToken cancellationToken) => CallAsync(token, "auth.test", async (client, deadline) =>
    {
        var answer = await client.Auth.Test(deadline);
        return $"{answer.User} in {answer.Team}";
    }, cancellationToken);

    // As bytes: of a stream that cannot seek SlackNet does not know the length.
    public Task<SlackAnswer> UploadAsync(SecretText token, SlackUpload upload, CancellationToken cancellationToken) => CallAsync(token, "files.upload", async (client, deadline) =>
        (await client.Files.Upload(new FileUpload(upload.Name, upload.Content.ToArray()) { Title = upload.Text, AltText = upload.Text }, upload.Channel, upload.Thread, null, deadline)).Id, cancellationToken);

    private async Task<SlackAnswer> CallAsync(SecretText token, string method, Func<ISlackApiClient, CancellationToken, Task<string?>> call, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(settings.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        using var http = new SlackNetHttp(settings);
        try
        {
            return await call(http.Client(token), either.Token) is { } reference
                ? new SlackAnswer.Done(reference)
                : new SlackAnswer.Unavailable($"{method} was answered with something that is not Slack's");
        }
        catch (SlackNetAnswerException other)
        {
            return other.Answer;
        }
        catch (HttpRequestException broken)
        {
            return broken.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError
                ? new SlackAnswer.Unavailable($"{method}: {broken.HttpRequestError}")
                : new SlackAnswer.Silent($"{method} was sent and the connection broke ({broken.HttpRequestError})");
        }
        catch (JsonException unread)
        {
            return new SlackAnswer.Silent($"{method} was done, and SlackNet could not read the answer ({unread.GetType().Name})");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SlackAnswer.Silent(FormattableString.Invariant($"{method} was sent and not answered within {settings.Timeout.TotalSeconds:0.#} s"));
        }
    }

    private static Block BlockOf(SlackBlock block) => block switch
    {
        SlackBlock.Header header => new HeaderBlock { Text = new PlainText(header.Text) { Emoji = false } },
        SlackBlock.Section section => new SectionBlock { Text = new Markdown(section.Text) { Verbatim = true } },
        SlackBlock.Context context => new ContextBlock { Elements = [new Markdown(context.Text) { Verbatim = true }] },
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, "This block is not known."),
    };
}
