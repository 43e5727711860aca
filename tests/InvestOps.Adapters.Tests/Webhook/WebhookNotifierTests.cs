using InvestOps.Adapters.Tests.Slack;
using InvestOps.Adapters.Webhook;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Notifications.Sending;
using InvestOps.Pipeline.Secrets;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Adapters.Tests.Webhook;

public sealed class WebhookNotifierTests : IAsyncLifetime
{
    private static readonly PlannedChannel.Webhook Channel = new(OnlyAsStandby: false);
    private FakeWebhook? _webhook;

    private FakeWebhook Webhook => _webhook!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _webhook = await FakeWebhook.StartAsync(Cancel);

    public ValueTask DisposeAsync() => Webhook.DisposeAsync();

    [Fact]
    public async Task A_message_arrives_as_json_with_its_key()
    {
        Assert.Equal(new DeliveryResult.Delivered("2025-10-24-test-1"), await SendAsync());

        var arrived = Assert.Single(Webhook.Messages);
        Assert.Equal("[ERROR] KRX Ingest Failed — KRX Open API timeout (2025-10-24)", arrived.GetProperty("text").GetString());
        Assert.Equal(("2025-10-24-test-1", "Error", false), (arrived.GetProperty("key").GetString(), arrived.GetProperty("severity").GetString(), arrived.GetProperty("resend").GetBoolean()));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(null)]
    public async Task Too_many_says_how_long_to_wait_and_is_not_tried_again(int? seconds)
    {
        Webhook.Lasting = new CallFault.TooMany(seconds);

        Assert.Equal(seconds, Assert.IsType<DeliveryResult.RetryAfter>(await SendAsync()).Wait?.TotalSeconds);
        Assert.Equal(1, Webhook.Calls);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(408)]
    public async Task A_server_in_trouble_is_later(int status)
    {
        Webhook.Lasting = new CallFault.Status(status);

        Assert.IsType<DeliveryResult.RetryAfter>(await SendAsync());
        Assert.Equal(1, Webhook.Calls);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(413)]
    [InlineData(422)]
    public async Task A_message_that_is_not_taken_is_passed_over(int status)
    {
        Webhook.Lasting = new CallFault.Status(status);

        Assert.IsType<DeliveryResult.Refused>(await SendAsync());
    }

    [Theory]
    [InlineData(301)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(410)]
    public async Task An_address_that_is_good_for_nothing_stops_the_channel(int status)
    {
        Webhook.Lasting = new CallFault.Status(status);

        Assert.Contains("NotifyWebhook", Assert.IsType<DeliveryResult.Permanent>(await SendAsync()).Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silence_is_doubt()
    {
        Webhook.Lasting = new CallFault.Hang();

        Assert.IsType<DeliveryResult.Ambiguous>(await SendAsync(TimeSpan.FromMilliseconds(300)));
    }

    [Fact]
    public async Task A_cut_after_the_message_is_doubt()
    {
        Webhook.Lasting = new CallFault.AcceptThenDrop();

        Assert.IsType<DeliveryResult.Ambiguous>(await SendAsync());
        Assert.Single(Webhook.Messages);
    }

    [Fact]
    public async Task Nobody_there_is_certainly_not_arrived() =>
        Assert.IsType<DeliveryResult.RetryAfter>(await SendAsync(address: "http://127.0.0.1:9/services/the-secret-part"));

    [Theory]
    [InlineData(null)]
    [InlineData("http://example.org/services/the-secret-part")]
    [InlineData("https://me:word@example.org/")]
    [InlineData("ftp://example.org/")]
    [InlineData("no address")]
    public async Task What_is_no_safe_address_is_not_called(string? address)
    {
        using var notifier = new WebhookNotifier(() => SecretText.From(address), TimeSpan.FromSeconds(20), TimeProvider.System);

        Assert.IsType<DeliveryResult.Permanent>(await notifier.SendAsync(Channel, SlackNotices.Of(SlackNotices.Failed()), Cancel));
        Assert.IsType<DeliveryResult.Permanent>(await notifier.ProbeAsync(Channel, Cancel));
    }

    [Fact]
    public async Task A_file_of_secrets_that_others_can_read_stops_this_channel_alone_and_is_named_with_what_mends_it()
    {
        using var notifier = new WebhookNotifier(() => throw new UnauthorizedAccessException("/x/.env holds secrets; run: chmod 600 /x/.env"), TimeSpan.FromSeconds(20), TimeProvider.System);

        Assert.NotEmpty(notifier.FingerprintOf(Channel));
        Assert.Contains("chmod 600 /x/.env", Assert.IsType<DeliveryResult.Permanent>(await notifier.ProbeAsync(Channel, Cancel)).Reason, StringComparison.Ordinal);
        Assert.Contains("chmod 600 /x/.env", Assert.IsType<DeliveryResult.Permanent>(await notifier.SendAsync(Channel, SlackNotices.Of(SlackNotices.Failed()), Cancel)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_answer_shows_the_address()
    {
        foreach (var fault in new CallFault[] { new CallFault.Status(404), new CallFault.Status(500), new CallFault.AcceptThenDrop(), new CallFault.TooMany(null) })
        {
            Webhook.Lasting = fault;
            Assert.DoesNotContain("the-secret-part", (await SendAsync()).ToString(), StringComparison.Ordinal);
        }
    }

    private async Task<DeliveryResult> SendAsync(TimeSpan? timeout = null, string? address = null)
    {
        using var notifier = new WebhookNotifier(() => SecretText.From(address ?? Webhook.Address), timeout ?? TimeSpan.FromSeconds(20), TimeProvider.System);
        return await notifier.SendAsync(Channel, SlackNotices.Of(SlackNotices.Failed()), Cancel);
    }
}
