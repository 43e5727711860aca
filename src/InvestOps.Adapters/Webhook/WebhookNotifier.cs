using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using InvestOps.Adapters.Http;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Notifications.Sending;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Secrets;

namespace InvestOps.Adapters.Webhook;

/// <summary>Posts messages as JSON to an address that a person chose; the address is a secret. Any 2xx is a yes.</summary>
public sealed class WebhookNotifier : INotifier, IDisposable
{
    /// <summary>The setting that holds the address.</summary>
    public const string AddressSetting = "NotifyWebhook";

    private const string Advice = "Put the address, https or a stand-in on this machine, into NotifyWebhook, in the environment or in .env. Then: investops notify test";
    private const int LettersShown = 80;

    private readonly Func<SecretText?> _address;
    private readonly NoticeHttp _public;
    private readonly NoticeHttp _local;

    /// <param name="address">The address as it is now.</param>
    /// <param name="time">The clock that waits are measured on: the real one, whatever clock the day runs on.</param>
    public WebhookNotifier(Func<SecretText?> address, TimeSpan timeout, TimeProvider time)
    {
        _address = address;
        _public = new NoticeHttp(toThisMachine: false, timeout, time);
        _local = new NoticeHttp(toThisMachine: true, timeout, time);
    }

    public bool Serves(PlannedChannel channel) => channel is PlannedChannel.Webhook;

    public string FingerprintOf(PlannedChannel channel) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{channel}\n{Given().Secret?.Reveal()}")))[..16];

    public async Task<DeliveryResult> SendAsync(PlannedChannel channel, Message message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (AddressNow() is not { } address)
        {
            return NoAddress();
        }

        var reply = await (address.IsLoopback ? _local : _public).SendAsync("the message to the webhook", () => new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(BodyOf(message)) }, cancellationToken);
        return ResultOf(reply, message.Key);
    }

    /// <summary>An address that takes JSON has nothing to ask; whether it answers is seen when something is sent.</summary>
    public Task<DeliveryResult> ProbeAsync(PlannedChannel channel, CancellationToken cancellationToken) =>
        Task.FromResult<DeliveryResult>(AddressNow() is null ? NoAddress() : new DeliveryResult.Delivered("an address is set"));

    public void Dispose()
    {
        _public.Dispose();
        _local.Dispose();
    }

    private DeliveryResult.Permanent NoAddress() => new(Given().Trouble ?? "no usable address is set", Advice);

    // A file of secrets that others can read gives none, and says so.
    private (SecretText? Secret, string? Trouble) Given()
    {
        try
        {
            return (_address(), null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (null, exception.Message);
        }
    }

    private Uri? AddressNow() =>
        Uri.TryCreate(Given().Secret?.Reveal(), UriKind.Absolute, out var address) && address.UserInfo.Length == 0 && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)) ? address : null;

    private static JsonObject BodyOf(Message message)
    {
        var notice = message.Notice;
        return new JsonObject
        {
            ["text"] = message.Headline,
            ["key"] = message.Key,
            ["kind"] = notice.Kind.ToString(),
            ["severity"] = notice.Severity.ToString(),
            ["date"] = notice.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            ["resend"] = message.IsResend,
            ["sections"] = new JsonArray([.. notice.Sections.Select(section => new JsonObject { ["title"] = section.Title, ["lines"] = Array(section.Lines) })]),
            ["items"] = Array(notice.Items),
            ["link"] = notice.Link,
        };
    }

    private static JsonArray Array(IEnumerable<string> lines) => new([.. lines.Select(line => JsonValue.Create(line))]);

    private static DeliveryResult ResultOf(NoticeReply reply, string key) => reply switch
    {
        { IsSilent: true } => new DeliveryResult.Ambiguous(reply.Fault!),
        { Fault: { } fault } => new DeliveryResult.RetryAfter(null, fault),
        { Status: >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices } => new DeliveryResult.Delivered(key),
        { Status: HttpStatusCode.TooManyRequests } => new DeliveryResult.RetryAfter(reply.RetryAfter, "the webhook asks for fewer messages"),
        { Status: >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout } => new DeliveryResult.RetryAfter(null, FormattableString.Invariant($"the webhook answered with HTTP {(int)reply.Status}")),
        { Status: HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity } => new DeliveryResult.Refused(Word(reply)),
        _ => new DeliveryResult.Permanent(Word(reply), Advice),
    };

    // Slack's own webhooks say why in a word.
    private static string Word(NoticeReply reply)
    {
        var word = Encoding.UTF8.GetString(reply.Body.AsSpan(0, Math.Min(reply.Body.Length, LettersShown))).Trim();
        return FormattableString.Invariant($"HTTP {(int)reply.Status}{(word.Length > 0 ? " " : "")}{SecretMask.Mask(word)}");
    }
}
