using InvestOps.Adapters.Slack;
using InvestOps.Adapters.Webhook;
using InvestOps.Domain.Calendar;
using InvestOps.Functions;
using InvestOps.Pipeline.Day;
using InvestOps.Pipeline.Notifications;
using InvestOps.Pipeline.Notifications.Outboxes;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Tests.Day;
using InvestOps.Testing;
using InvestOps.Testing.Slack;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.Notifications;

/// <summary>The small market's operation, with a fake Slack that its notices go to, on a clock that a test moves.</summary>
internal sealed class NotifiedOperation : IAsyncDisposable
{
    private readonly TestOperation _operation;

    private NotifiedOperation(SmallMarket market, FakeSlack slack, IMarketDataSource? source, FakeTimeProvider time)
    {
        Slack = slack;
        Time = time;
        Token = slack.Token;
        Configs = market.Configs();
        Configure("");
        Store = market.Stored();
        var settings = new NotifySettings
        {
            Setting = name => name switch
            {
                SlackSettings.TokenSetting => Token,
                SlackSettings.AddressSetting => slack.Address,
                WebhookNotifier.AddressSetting => Webhook,
                _ => null,
            },
            Timeout = TimeSpan.FromSeconds(30),
        };
        _operation = new TestOperation(Configs.Path, Store, source ?? market.Source, time: time, notify: settings);
    }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public FakeSlack Slack { get; }

    public FakeTimeProvider Time { get; }

    public TestConfigs Configs { get; }

    public InMemoryAssetStore Store { get; }

    public CollectedLog Log => _operation.Log;

    /// <summary>The token that the environment holds.</summary>
    public string Token { get; set; }

    /// <summary>The second channel's address that the environment holds; none by default.</summary>
    public string? Webhook { get; set; }

    /// <summary>What people read, oldest first.</summary>
    public IReadOnlyList<string> Read => [.. Slack.Messages.Select(message => message.Text)];

    public static async Task<NotifiedOperation> StartAsync(SmallMarket market, IMarketDataSource? source = null, string now = "2026-10-29T12:00:00")
    {
        var time = new FakeTimeProvider(DateTimeOffset.Parse(now + "+09:00", System.Globalization.CultureInfo.InvariantCulture));
        return new NotifiedOperation(market, await FakeSlack.StartAsync(Cancel, time), source, time);
    }

    public void Configure(string more, string channel = "C0123456789") => Configs.Write("notify.yaml", $"schema: 1\nslack_channel: {channel}\n{more}");

    public T Get<T>()
        where T : notnull => _operation.Get<T>();

    public Task<IReadOnlyList<StageReport>> CatchUpAsync(StageName stage) => Get<CatchUp>().RunAsync(stage, Cancel);

    public Task BacktestsAsync() => _operation.RunBacktestsAsync(Cancel);

    /// <summary>One tick of the sender's timer.</summary>
    public Task TickAsync() => Get<NotifyRound>().RunAsync(Cancel);

    public Task RaiseAsync(Announcement announcement) => Get<Announcements>().RaiseAsync(announcement, Cancel);

    public Task RaiseAsync(string subject, NoticeKind kind = NoticeKind.Health, NoticeSeverity severity = NoticeSeverity.Error) => RaiseAsync(new Announcement.Happened(Of(subject, kind, severity)));

    public static Notice Of(string subject, NoticeKind kind = NoticeKind.Health, NoticeSeverity severity = NoticeSeverity.Error) =>
        new() { Kind = kind, Severity = severity, Date = new DateOnly(2026, 10, 29), Subject = subject, Title = subject, Details = "details" };

    public Task<ChannelState> ChannelAsync() => Get<ChannelBook>().ReadAsync("slack", Cancel);

    /// <summary>What arrived, one line a message, with the time in Korea.</summary>
    public string Transcript() => string.Concat(Slack.Messages.Select(message => FormattableString.Invariant($"{message.At.ToOffset(KoreaTime.Offset):MM-dd HH:mm:ss}  {message.Text}\n")));

    public async ValueTask DisposeAsync()
    {
        await _operation.DisposeAsync();
        await Slack.DisposeAsync();
        Configs.Dispose();
    }
}
