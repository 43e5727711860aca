using System.CommandLine;
using InvestOps.Cli.Output;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Notifications;
using InvestOps.Pipeline.Notifications.Composing;
using InvestOps.Pipeline.Notifications.Outboxes;
using InvestOps.Pipeline.Notifications.Sending;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Cli.Commands;

/// <summary><c>notify test</c>, <c>notify send</c>: the channels by hand.</summary>
internal static class NotifyCommand
{
    public static Command Create() => new("notify", "Tries the channels, shows the outbox, sends what waits.") { Test(), NotifyListCommand.Create(), Send() };

    private static Command Test()
    {
        var command = new Command("test", "Sends a test message to each channel of configs/notify.yaml and explains the answer.");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var application = new Application(GlobalOptions.Read(parsed), parsed.GetValue(GlobalOptions.Quiet));
            var channels = application.Get<LiveNotifyPlan>().Current().Channels;
            if (channels.Count == 0)
            {
                throw new ConfigurationException([new ConfigurationError($"configs/{NotifyFile.Name}", "no channel is set; write for example slack_channel: C0123456789, and put the bot's token into SlackToken")]);
            }

            var codes = new List<ExitCode>();
            foreach (var channel in channels)
            {
                codes.Add(await TestAsync(application, channel, cancellationToken));
            }

            return (int)codes.Max();
        });
        return command;
    }

    private static async Task<ExitCode> TestAsync(Application application, PlannedChannel channel, CancellationToken cancellationToken)
    {
        var notifier = application.Get<IEnumerable<INotifier>>().First(candidate => candidate.Serves(channel));
        var probe = await notifier.ProbeAsync(channel, cancellationToken);
        var result = probe is DeliveryResult.Delivered ? await notifier.SendAsync(channel, application.Get<TestNotice>().Create(), cancellationToken) : probe;
        if (result is DeliveryResult.Delivered delivered)
        {
            await application.Get<ChannelBook>().ReleaseAsync(channel.Name, cancellationToken);
            Console.WriteLine($"{channel.Name}: arrived ({((DeliveryResult.Delivered)probe).Reference}; message {delivered.Reference}).");
            return ExitCode.Done;
        }

        Console.Error.WriteLine(ErrorScreen.Printable($"error: {channel.Name}: {Explain(result)}"));
        return result is DeliveryResult.Permanent ? ExitCode.Usage : ExitCode.Failed;
    }

    private static string Explain(DeliveryResult result) => result switch
    {
        DeliveryResult.Permanent stop => $"{stop.Reason}. {stop.Advice}",
        DeliveryResult.Refused refused => $"{refused.Reason}. The message itself was refused; the channel may be fine",
        DeliveryResult.RetryAfter later => $"{later.Reason}. Nothing is wrong with the settings; try again{(later.Wait is { } wait ? FormattableString.Invariant($" in {wait.TotalSeconds:0} s") : " later")}",
        DeliveryResult.Ambiguous doubt => $"{doubt.Reason}. Look whether the test message is in the channel",
        _ => result.ToString(),
    };

    private static Command Send()
    {
        var command = new Command("send", "Sends what waits in the outbox and is due, as the host's timer does each minute.");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var application = new Application(GlobalOptions.Read(parsed), parsed.GetValue(GlobalOptions.Quiet));
            var report = await application.Get<NotifyRound>().RunAsync(cancellationToken);
            Console.WriteLine(report?.Outcome.Details ?? "nothing waits");
            return (int)ExitCode.Done;
        });
        return command;
    }
}
