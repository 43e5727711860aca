using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Notifications.Outboxes;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Reporting;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Runs;
using Microsoft.Extensions.Logging;

namespace InvestOps.Pipeline.Notifications.Sending;

/// <summary>
/// The one that sends: takes what waits in the outbox to each channel of the plan. At least once by its own doing; the keys and the
/// entries' states make it once, or twice with the second one marked where nobody could know.
/// </summary>
public sealed class OutboxSender(
    Outbox outbox,
    ChannelBook book,
    MessageWriter writer,
    IEnumerable<INotifier> notifiers,
    Announcements announcements,
    LiveNotifyPlan live,
    ReportSettings report,
    SendingPace pace,
    RunIdentity identity,
    TimeProvider time,
    ILogger<OutboxSender> log)
{
    // A machine that died while it sent keeps the others from it for so long: far longer than one message takes.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(5);

    /// <returns>How many messages arrived, and how many notices still wait; null where another process sends.</returns>
    public async Task<(int Sent, int Waiting)?> SendAsync(CancellationToken cancellationToken)
    {
        // A host's timer and a person's command would otherwise bring the same message twice.
        var (taken, holder) = await WorkLock.TryTakeAsync(outbox.Store, "notify", identity, time, cancellationToken, LongestSilence);
        if (taken is null)
        {
            log.SenderBusy(holder!);
            return null;
        }

        await using (taken)
        {
            return await SendAllAsync(live.Current(), taken, cancellationToken);
        }
    }

    private async Task<(int Sent, int Waiting)> SendAllAsync(NotifyPlan plan, WorkLock taken, CancellationToken cancellationToken)
    {
        var entries = new List<OutboxEntry>();
        foreach (var entry in await outbox.WaitingAsync(cancellationToken))
        {
            if (!await outbox.IsSettledAsync(entry, cancellationToken))
            {
                entries.Add(entry);
            }
        }

        var before = entries.ToArray();
        var (sent, isFirstDown) = (0, false);
        var idle = new HashSet<string>(StringComparer.Ordinal);
        foreach (var channel in plan.Channels.OrderBy(channel => channel.IsStandby))
        {
            if (channel.IsStandby && !isFirstDown && plan.Channels.Count > 1)
            {
                idle.Add(channel.Name);
                continue;
            }

            var turn = await TakeTurnAsync(channel, plan, entries, taken, cancellationToken);
            sent += turn.Sent;
            isFirstDown |= !channel.IsStandby && (turn.State.StoppedFor is not null || time.GetUtcNow() - turn.State.DownSince >= plan.StandbyAfter);
        }

        return (sent, await KeepAsync(before, entries, plan, idle, cancellationToken));
    }

    private async Task<ChannelTurn> TakeTurnAsync(PlannedChannel channel, NotifyPlan plan, List<OutboxEntry> entries, WorkLock taken, CancellationToken cancellationToken)
    {
        var notifier = notifiers.FirstOrDefault(candidate => candidate.Serves(channel)) ?? throw new InvalidOperationException($"Nothing serves the channel {channel.Name}.");
        var state = await book.ReadAsync(channel.Name, cancellationToken);
        var turn = new ChannelTurn(channel, notifier, plan, outbox, writer, taken, pace, time, log) { State = state };
        await turn.RunAsync(entries, cancellationToken);
        if (turn.State != state)
        {
            await book.WriteAsync(turn.State, CancellationToken.None);
        }

        await TellOfChannelAsync(channel, turn.State, plan, cancellationToken);
        return turn;
    }

    // The other channel is told; the log and the outbox have it in any case.
    private async Task TellOfChannelAsync(PlannedChannel channel, ChannelState state, NotifyPlan plan, CancellationToken cancellationToken)
    {
        var text = ReportText.In(report.Language);
        var condition = channel.Condition;
        var isSilent = time.GetUtcNow() - state.DownSince >= plan.StandbyAfter;
        var notice = new Notice
        {
            Kind = NoticeKind.Health,
            Severity = NoticeSeverity.Error,
            Date = Domain.Calendar.KoreaTime.DateAt(time.GetUtcNow()),
            Subject = condition,
            Title = text.With(state.DownSince is null ? "notify.channel.up" : "notify.channel.down", channel.Name),
            Details = string.Join(". ", new[] { state.Reason, state.Advice }.Where(words => !string.IsNullOrEmpty(words))),
        };
        if (state.StoppedFor is not null || isSilent)
        {
            await announcements.RaiseAsync(new Announcement.Broken(condition, notice), cancellationToken);
        }
        else if (state.DownSince is null)
        {
            await announcements.RaiseAsync(new Announcement.Mended(condition, notice), cancellationToken);
        }
    }

    private async Task<int> KeepAsync(OutboxEntry[] before, List<OutboxEntry> entries, NotifyPlan plan, HashSet<string> idle, CancellationToken cancellationToken)
    {
        var waiting = 0;
        foreach (var (was, entry) in before.Zip(entries))
        {
            if (IsDone(entry, plan, idle))
            {
                await outbox.SettleAsync(entry, CancellationToken.None);
                continue;
            }

            waiting++;
            if (!ReferenceEquals(was, entry))
            {
                await outbox.UpdateAsync(entry, cancellationToken);
            }
        }

        return waiting;
    }

    // With no channel at all nothing is done, but what is old goes.
    private bool IsDone(OutboxEntry entry, NotifyPlan plan, HashSet<string> idle) => plan.Channels.Count == 0
        ? time.GetUtcNow() - entry.RaisedAt > plan.DropAfter
        : plan.Channels.All(channel => idle.Contains(channel.Name) || entry.On(channel.Name).IsSettled());
}
