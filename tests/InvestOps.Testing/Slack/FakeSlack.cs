using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace InvestOps.Testing.Slack;

/// <summary>
/// A stand-in for Slack's Web API on this machine: posts, the three steps of an upload, auth.test. It holds to Slack's limits, answers
/// with Slack's codes, and fails as a test says.
/// </summary>
public sealed class FakeSlack : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly List<ArrivedMessage> _messages = [];
    private readonly List<ArrivedFile> _files = [];
    private readonly List<string> _requests = [];
    private readonly Dictionary<string, (string Name, string? Alt, int Length, byte[]? Content)> _uploads = new(StringComparer.Ordinal);
    private readonly Queue<(string Method, CallFault Fault)> _faults = [];

    private FakeSlack(WebApplication application, TimeProvider time)
    {
        _application = application;
        _time = time;
    }

    /// <summary>The only token that is taken: a planted one, which no address and no body may hold.</summary>
    public string Token { get; set; } = Canary.Token;

    /// <summary>The only channel that there is.</summary>
    public string Channel { get; set; } = "C0123456789";

    /// <summary>Hits every call of a method, or of all where it is empty, until it is taken away.</summary>
    public (string Method, CallFault Fault)? Lasting { get; set; }

    /// <summary>The value for the setting SlackAddress.</summary>
    public string Address => _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/api";

    public IReadOnlyList<ArrivedMessage> Messages => Locked(() => _messages.ToArray());

    public IReadOnlyList<ArrivedFile> Files => Locked(() => _files.ToArray());

    /// <summary>Every request so far: method, address and body, without the header that holds the token.</summary>
    public IReadOnlyList<string> Requests => Locked(() => _requests.ToArray());

    /// <param name="time">The clock of the time stamps; the real one by default.</param>
    public static async Task<FakeSlack> StartAsync(CancellationToken cancellationToken, TimeProvider? time = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "fake-slack" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var slack = new FakeSlack(builder.Build(), time ?? TimeProvider.System);
        slack._application.Run(slack.ServeAsync);
        await slack._application.StartAsync(cancellationToken);
        return slack;
    }

    /// <summary>The next call of a method fails; several are used up in order.</summary>
    public void Fail(string method, CallFault fault) => Locked(() =>
    {
        _faults.Enqueue((method, fault));
        return 0;
    });

    /// <exception cref="InvalidOperationException">A planted secret was in an address, a message or a file.</exception>
    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        Canary.Refuse(string.Concat(Requests));
        foreach (var file in Files)
        {
            Canary.Refuse(file.Content);
        }
    }

    private T Locked<T>(Func<T> read)
    {
        lock (_gate)
        {
            return read();
        }
    }

    private async Task ServeAsync(HttpContext context)
    {
        var method = context.Request.Path.Value!.Split('/')[^1];
        using var memory = new MemoryStream();
        await context.Request.Body.CopyToAsync(memory);
        var body = memory.ToArray();
        var isUpload = context.Request.Path.StartsWithSegments("/upload", StringComparison.Ordinal);
        Locked(() =>
        {
            _requests.Add($"{method} {context.Request.Path}{context.Request.QueryString} {(isUpload ? "" : System.Text.Encoding.UTF8.GetString(body))}");
            return 0;
        });
        var fault = Take(isUpload ? "upload" : method);
        if (fault is not (null or CallFault.AcceptThenDrop))
        {
            await fault.AnswerAsync(context);
            return;
        }

        var answer = "";
        if (isUpload)
        {
            TakeBytes(method, body);
            answer = $"OK - {body.Length}";
        }
        else
        {
            answer = Answer(context, method, body).ToJsonString();
        }

        if (fault is CallFault.AcceptThenDrop)
        {
            context.Abort();
            return;
        }

        context.Response.ContentType = isUpload ? "text/plain" : "application/json; charset=utf-8";
        await context.Response.WriteAsync(answer);
    }

    private CallFault? Take(string method) => Locked(() =>
        _faults.TryPeek(out var next) && next.Method == method ? _faults.Dequeue().Fault
        : Lasting is { } lasting && (lasting.Method.Length == 0 || lasting.Method == method) ? lasting.Fault : null);

    private JsonNode Answer(HttpContext context, string method, byte[] body)
    {
        var token = context.Request.Headers.Authorization.ToString();
        if (token != $"Bearer {Token}")
        {
            return Node(new { ok = false, error = token.Length == 0 ? "not_authed" : "invalid_auth" });
        }

        return method switch
        {
            "auth.test" => Node(new { ok = true, url = "https://example.slack.com/", team = "Fake", user = "investops", team_id = "T1", user_id = "U1", bot_id = "B1" }),
            "chat.postMessage" => Post(Fields(context, body)),
            "files.getUploadURLExternal" => BeginUpload(Fields(context, body)),
            "files.completeUploadExternal" => CompleteUpload(Fields(context, body)),
            _ => Node(new { ok = false, error = "unknown_method" }),
        };
    }

    // As JSON, as a form, or in the address: Slack takes all.
    private static Dictionary<string, JsonElement> Fields(HttpContext context, byte[] body)
    {
        if (context.Request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) == true)
        {
            return JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(body)!;
        }

        var form = context.Request.HasFormContentType ? System.Text.Encoding.UTF8.GetString(body) : "";
        var pairs = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(form + "&" + context.Request.QueryString.Value?.TrimStart('?'));
        return pairs.ToDictionary(pair => pair.Key, pair => FormValue(pair.Key, pair.Value.ToString()), StringComparer.Ordinal);
    }

    private static JsonElement FormValue(string key, string value) =>
        key is "blocks" or "files" ? JsonDocument.Parse(value).RootElement : JsonSerializer.SerializeToElement(value);

    private JsonNode Post(Dictionary<string, JsonElement> fields)
    {
        var (channel, text) = (Text(fields, "channel"), Text(fields, "text"));
        if (channel != Channel)
        {
            return Node(new { ok = false, error = "channel_not_found" });
        }

        JsonElement? blocks = fields.TryGetValue("blocks", out var given) ? given : null;
        if (SlackRules.Check(text, blocks) is var (code, explanation))
        {
            return Node(new { ok = false, error = code, response_metadata = new { messages = new[] { $"[ERROR] {explanation}" } } });
        }

        return Locked(() =>
        {
            var ts = FormattableString.Invariant($"1700000000.{_messages.Count + 1:000000}");
            _messages.Add(new ArrivedMessage(channel, text!, blocks?.Clone(), ts, _time.GetUtcNow()));
            return Node(new { ok = true, channel, ts, message = new { text } });
        });
    }

    private JsonNode BeginUpload(Dictionary<string, JsonElement> fields)
    {
        if (Text(fields, "filename") is not { Length: > 0 } name || !int.TryParse(Text(fields, "length"), CultureInfo.InvariantCulture, out var length) || length <= 0)
        {
            return Node(new { ok = false, error = "missing_argument" });
        }

        return Locked(() =>
        {
            var id = FormattableString.Invariant($"F{_uploads.Count + 1:000000000}");
            _uploads[id] = (name, Text(fields, "alt_txt"), length, null);
            return Node(new { ok = true, file_id = id, upload_url = $"{Address[..^"/api".Length]}/upload/{id}" });
        });
    }

    private void TakeBytes(string id, byte[] body)
    {
        lock (_gate)
        {
            _uploads[id] = _uploads[id] with { Content = body };
        }
    }

    private JsonNode CompleteUpload(Dictionary<string, JsonElement> fields)
    {
        var channel = Text(fields, "channel_id") ?? Text(fields, "channels");
        if (channel != Channel)
        {
            return Node(new { ok = false, error = "channel_not_found" });
        }

        return Locked(() =>
        {
            foreach (var file in fields["files"].EnumerateArray())
            {
                if (!_uploads.TryGetValue(file.GetProperty("id").GetString()!, out var upload) || upload.Content is not { } content || content.Length != upload.Length)
                {
                    return Node(new { ok = false, error = "file_not_found" });
                }

                _files.Add(new ArrivedFile(channel, Text(fields, "thread_ts"), upload.Name, content, upload.Alt));
            }

            return Node(new { ok = true, files = fields["files"] });
        });
    }

    private static string? Text(Dictionary<string, JsonElement> fields, string name) => fields.TryGetValue(name, out var value) ? value.ToString() : null;

    private static JsonNode Node<T>(T value) => JsonSerializer.SerializeToNode(value)!;
}
