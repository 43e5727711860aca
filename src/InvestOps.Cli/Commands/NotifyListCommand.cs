using System.CommandLine;
using System.Text;
using InvestOps.Cli.Output;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Notifications.Outboxes;

namespace InvestOps.Cli.Commands;

/// <summary><c>notify list</c>: how the channels stand, and what is in the outbox.</summary>
internal static class NotifyListCommand
{
    private const int SettledShown = 20;

    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "As JSON." };
        var command = new Command("list", "Shows how each channel stands, what waits in the outbox, and what was last sent.") { json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var application = new Application(GlobalOptions.Read(parsed), parsed.GetValue(GlobalOptions.Quiet));
            var channels = new List<ChannelState>();
            foreach (var channel in application.Get<LiveNotifyPlan>().Current().Channels)
            {
                channels.Add(await application.Get<ChannelBook>().ReadAsync(channel.Name, cancellationToken));
            }

            var waiting = await application.Get<Outbox>().WaitingAsync(cancellationToken);
            var settled = await application.Get<Outbox>().SettledAsync(SettledShown, cancellationToken);
            if (parsed.GetValue(json))
            {
                Console.Write(Encoding.UTF8.GetString(AssetJson.Write(new { channels, waiting, settled })));
            }
            else
            {
                Write(channels, waiting, settled);
            }

            return (int)ExitCode.Done;
        });
        return command;
    }

    private static void Write(IReadOnlyList<ChannelState> channels, IReadOnlyList<OutboxEntry> waiting, IReadOnlyList<OutboxEntry> settled)
    {
        foreach (var state in channels)
        {
            var words = state switch
            {
                { StoppedFor: not null } => $"stopped: {state.Reason}. {state.Advice}",
                { RetryAt: { } at } => FormattableString.Invariant($"silent: {state.Reason}; tried again at {at.ToOffset(Domain.Calendar.KoreaTime.Offset):yyyy-MM-dd HH:mm:ss}"),
                _ => "fine",
            };
            Console.WriteLine($"{state.Name + ":",-12} {ErrorScreen.Printable(words)}");
        }

        foreach (var (title, entries) in new[] { ("waiting", waiting), ("settled", settled) })
        {
            Console.WriteLine(FormattableString.Invariant($"{title}: {entries.Count}"));
            foreach (var entry in entries)
            {
                var states = string.Join(", ", entry.Deliveries.Select(pair => $"{pair.Key} {pair.Value.State}"));
                Console.WriteLine(ErrorScreen.Printable($"  {entry.Notice.Headline()}{(states.Length > 0 ? "  " : "")}{states}"));
            }
        }
    }
}
