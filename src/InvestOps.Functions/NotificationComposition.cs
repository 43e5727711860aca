using InvestOps.Adapters.FileStorage;
using InvestOps.Adapters.Slack;
using InvestOps.Adapters.Webhook;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Notifications;
using InvestOps.Pipeline.Notifications.Composing;
using InvestOps.Pipeline.Notifications.Conditions;
using InvestOps.Pipeline.Notifications.Outboxes;
using InvestOps.Pipeline.Notifications.Sending;
using InvestOps.Pipeline.Notifications.Watching;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Secrets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InvestOps.Functions;

/// <summary>The part of the object graph that tells people what happened.</summary>
internal static class NotificationComposition
{
    public static IServiceCollection AddNotifications(this IServiceCollection services, InvestOpsSettings settings)
    {
        // Reports may go to a folder of their own; what is told of them stays with the rest.
        IAssetStore StoreOf(IServiceProvider provider) => settings is { Output: not null, Storage: null } ? new FileAssetStore(settings.Root) : provider.GetRequiredService<IAssetStore>();
        return services
            .AddSingleton(provider => new LiveNotifyPlan(settings.Configs, provider.GetRequiredService<ILogger<LiveNotifyPlan>>()))
            .AddSingleton(settings.Notify.Secrets(settings.Configs))
            .AddSingleton<ErrorInbox>()
            .AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<ErrorInbox>())
            .AddSingleton(provider => new Outbox(StoreOf(provider), provider.GetRequiredService<TimeProvider>()))
            .AddSingleton(provider => new ConditionBook(StoreOf(provider), provider.GetRequiredService<Outbox>(), provider.GetRequiredService<TimeProvider>()))
            .AddSingleton(provider => new ChannelBook(StoreOf(provider)))
            .AddSingleton<Announcements>()
            .AddSingleton<AlertDates>()
            .AddSingleton<DayNews>()
            .AddSingleton<ScanNews>()
            .AddSingleton<BacktestNews>()
            .AddSingleton<TestNotice>()
            .AddSingleton<StageNews>()
            .AddSingleton<HealthNews>()
            .AddSingleton<DailyWord>()
            .AddSingleton<MessageWriter>()
            .AddSingleton(SendingPace.OnRealTime)
            .AddSingleton<OutboxSender>()
            .AddSingleton<NotifyStage>()
            .AddSingleton<NotifyRound>()
            .AddChannels(settings);
    }

    private static IServiceCollection AddChannels(this IServiceCollection services, InvestOpsSettings settings) => services
        .AddSingleton<ISlackTransport>(_ => SlackTransports.Create(settings.Notify.Slack(), TimeProvider.System))
        .AddSingleton<INotifier>(provider => new SlackNotifier(provider.GetRequiredService<ISlackTransport>(), () => provider.GetRequiredService<LiveSecrets>().Find(SlackSettings.TokenSetting)))
        .AddSingleton<INotifier>(provider => new WebhookNotifier(() => provider.GetRequiredService<LiveSecrets>().Find(WebhookNotifier.AddressSetting), settings.Notify.Timeout, TimeProvider.System));
}
