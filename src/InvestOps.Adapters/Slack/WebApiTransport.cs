using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using InvestOps.Adapters.Http;
using InvestOps.Pipeline.Secrets;

namespace InvestOps.Adapters.Slack;

/// <summary>Slack's Web API over plain HTTP. A call is repeated only where it certainly never arrived.</summary>
public sealed class WebApiTransport : ISlackTransport, IDisposable
{
    private readonly NoticeHttp _http;
    private readonly SlackSettings _settings;

    /// <param name="time">The clock that waits are measured on: the real one, whatever clock the day runs on.</param>
    public WebApiTransport(SlackSettings settings, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _settings = settings;
        _http = new NoticeHttp(settings.Address.IsLoopback, settings.Timeout, time);
    }

    public Task<SlackAnswer> PostAsync(SecretText token, SlackPost post, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(post);
        var body = new JsonObject { ["channel"] = post.Channel, ["text"] = post.Text, ["unfurl_links"] = false, ["unfurl_media"] = false };
        if (post.Blocks.Count > 0)
        {
            body["blocks"] = new JsonArray([.. post.Blocks.Select(JsonOf)]);
        }

        return CallAsync(token, "chat.postMessage", () => JsonContent.Create(body), answer => answer.GetProperty("ts").GetString()!, cancellationToken);
    }

    public Task<SlackAnswer> TestAsync(SecretText token, CancellationToken cancellationToken) =>
        CallAsync(token, "auth.test", () => JsonContent.Create(new JsonObject()), answer => $"{SlackReply.Text(answer, "user")} in {SlackReply.Text(answer, "team")}", cancellationToken);

    public async Task<SlackAnswer> UploadAsync(SecretText token, SlackUpload upload, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(upload);
        Uri? address = null;
        var begun = await CallAsync(token, "files.getUploadURLExternal", () => Form(("filename", upload.Name), ("length", FormattableString.Invariant($"{upload.Content.Length}")), ("alt_txt", upload.Text)), answer =>
        {
            address = new Uri(SlackReply.Text(answer, "upload_url"));
            return SlackReply.Text(answer, "file_id");
        }, cancellationToken);
        if (begun is not SlackAnswer.Done { Reference: var file })
        {
            return begun;
        }

        if (!_settings.IsSlacks(address!))
        {
            return new SlackAnswer.Refused("upload_url", "it names a place that is not Slack's");
        }

        var bytes = await _http.SendAsync("the file", () => new HttpRequestMessage(HttpMethod.Post, address) { Content = new ReadOnlyMemoryContent(upload.Content) }, cancellationToken);
        if (bytes.Fault is not null || bytes.Status != HttpStatusCode.OK)
        {
            return new SlackAnswer.Unavailable(bytes.Fault ?? FormattableString.Invariant($"the file was answered with HTTP {(int)bytes.Status}"));
        }

        var files = new JsonArray(new JsonObject { ["id"] = file, ["title"] = upload.Text });
        var body = new JsonObject { ["files"] = files, ["channel_id"] = upload.Channel, ["thread_ts"] = upload.Thread };
        return await CallAsync(token, "files.completeUploadExternal", () => JsonContent.Create(body), _ => file, cancellationToken);
    }

    public void Dispose() => _http.Dispose();

    private async Task<SlackAnswer> CallAsync(SecretText token, string method, Func<HttpContent> content, Func<JsonElement, string> reference, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(token);
        var reply = await _http.SendAsync(method, () => new HttpRequestMessage(HttpMethod.Post, new Uri(_settings.Address.Root, method))
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token.Reveal()) },
            Content = content(),
        }, cancellationToken);
        return reply switch
        {
            { IsSilent: true } => new SlackAnswer.Silent(reply.Fault!),
            { Fault: { } fault } => new SlackAnswer.Unavailable(fault),
            { Status: HttpStatusCode.TooManyRequests } => new SlackAnswer.TooMany(reply.RetryAfter),
            { Status: >= HttpStatusCode.InternalServerError } => new SlackAnswer.Unavailable(FormattableString.Invariant($"Slack answered {method} with HTTP {(int)reply.Status}")),
            _ => SlackReply.Read(method, reply.Status, reply.Body, reply.RetryAfter, reference),
        };
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    private static JsonObject JsonOf(SlackBlock block) => block switch
    {
        SlackBlock.Header header => new JsonObject { ["type"] = "header", ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = header.Text, ["emoji"] = false } },
        SlackBlock.Section section => new JsonObject { ["type"] = "section", ["text"] = MarkUp(section.Text) },
        SlackBlock.Context context => new JsonObject { ["type"] = "context", ["elements"] = new JsonArray(MarkUp(context.Text)) },
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, "This block is not known."),
    };

    // verbatim: Slack makes no links and mentions of its own.
    private static JsonObject MarkUp(string text) => new() { ["type"] = "mrkdwn", ["text"] = text, ["verbatim"] = true };
}
