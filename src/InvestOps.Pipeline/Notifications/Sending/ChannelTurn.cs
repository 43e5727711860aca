using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Notifications.Outboxes;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Secrets;
using Microsoft.Extensions.Logging;

namespace InvestOps.Pipeline.Notifications.Sending;

/// <summary>One channel's turn: what waits for it, in order, until it is all sent or the channel asks to be left alone.</summary>
internal sealed class ChannelTurn(PlannedChannel channel, INotifier notifier, NotifyPlan plan, Outbox outbox, MessageWriter writer, WorkLock taken, SendingPace pace, TimeProvider time, ILogger log)
{
    // A tick comes every minute, and sends a message a second.
    private const int MostMessages = 50;

    private static readonly TimeSpan LongestBackoff = TimeSpan.FromMinutes(15);

    /// <summary>How the channel stands at the end of the turn.</summary>
    public required ChannelState State { get; set; }

    /// <summary>How many messages arrived.</summary>
    public int Sent { get; private set; }

    /// <param name="entries">All that waits, in order; changed in place as far as it goes.</param>
    public async Task RunAsync(IList<OutboxEntry> entries, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        for (var index = 0; index < entries.Count; index++)
        {
            entries[index] = Sorted(entries[index], now);
        }

        var fingerprint = notifier.FingerprintOf(channel);
        if (State.StoppedFor == fingerprint || (State.StoppedFor is null && State.RetryAt > now))
        {
            return;
        }

        var due = entries.Where(entry => !entry.On(channel.Name).IsSettled() && IsDue(entry, now)).ToArray();
        foreach (var batch in Batches.Of(due, channel.Name, plan.CollapseOver).Take(MostMessages))
        {
            if (!await SendAsync(batch, entries, fingerprint, cancellationToken))
            {
                return;
            }
        }
    }

    private OutboxEntry Sorted(OutboxEntry entry, DateTimeOffset now)
    {
        if (entry.On(channel.Name).IsSettled())
        {
            return entry;
        }

        // A sender died while it sent this: it may have arrived, and it is not sent a third time.
        if (entry.On(channel.Name) is { State: DeliveryState.Sending } sending)
        {
            var doubted = sending with { State = sending.Doubts > 0 ? DeliveryState.Unknown : DeliveryState.InDoubt, Doubts = sending.Doubts + 1, Note = "the sender died while it sent it" };
            entry = entry.With(channel.Name, doubted);
            if (doubted.IsSettled())
            {
                return entry;
            }
        }

        var notice = entry.Notice;
        var isWanted = plan.Wants(channel, notice);
        var isOld = notice.Severity < NoticeSeverity.Error && now - entry.RaisedAt > plan.DropAfter;
        return isWanted && !isOld ? entry : entry.With(channel.Name, new Delivery { State = isWanted ? DeliveryState.Expired : DeliveryState.NotWanted, At = now });
    }

    private bool IsDue(OutboxEntry entry, DateTimeOffset now)
    {
        var notice = entry.Notice;
        if (notice.Severity < NoticeSeverity.Error && plan.Quiet?.Include(now) == true)
        {
            return false;
        }

        return notice.Kind != NoticeKind.Error || !State.Told.TryGetValue(notice.Subject, out var told) || now - told >= plan.GroupWindow;
    }

    private async Task<bool> SendAsync(IReadOnlyList<OutboxEntry> batch, IList<OutboxEntry> entries, string fingerprint, CancellationToken cancellationToken)
    {
        await taken.RenewAsync(cancellationToken);
        var isResend = batch.Any(entry => entry.On(channel.Name).Doubts > 0);
        if (isResend && await notifier.ProbeAsync(channel, cancellationToken) is var probe and not DeliveryResult.Delivered)
        {
            Answer(probe, fingerprint);
            return false;
        }

        if (State.LastDelivered is { } last && time.GetUtcNow() - last < SendingPace.BetweenMessages)
        {
            await pace.Wait(SendingPace.BetweenMessages, cancellationToken);
        }

        var message = await writer.WriteAsync(batch, isResend, cancellationToken);
        await KeepAsync(batch, entries, delivery => delivery with { State = DeliveryState.Sending });
        var result = await notifier.SendAsync(channel, message, cancellationToken);
        await KeepAsync(batch, entries, delivery => After(delivery, result, batch.Count > 1));
        return Answer(result, fingerprint, message);
    }

    private async Task KeepAsync(IReadOnlyList<OutboxEntry> batch, IList<OutboxEntry> entries, Func<Delivery, Delivery> change)
    {
        foreach (var key in batch.Select(entry => entry.Key))
        {
            var index = entries.Index().First(pair => pair.Item.Key == key).Index;
            entries[index] = entries[index].With(channel.Name, change(entries[index].On(channel.Name)) with { At = time.GetUtcNow() });
            await outbox.UpdateAsync(entries[index], CancellationToken.None);
        }
    }

    private static Delivery After(Delivery delivery, DeliveryResult result, bool isTogether) => result switch
    {
        DeliveryResult.Delivered delivered => delivery with { State = isTogether ? DeliveryState.Collapsed : DeliveryState.Delivered, Reference = delivered.Reference, Note = delivered.Note },
        DeliveryResult.Ambiguous doubt => delivery with { State = delivery.Doubts > 0 ? DeliveryState.Unknown : DeliveryState.InDoubt, Doubts = delivery.Doubts + 1, Note = doubt.Reason },
        DeliveryResult.Refused refused => delivery with { State = DeliveryState.Refused, Note = refused.Reason },
        DeliveryResult.RetryAfter later => delivery with { State = delivery.Doubts > 0 ? DeliveryState.InDoubt : DeliveryState.Waiting, Note = later.Reason },
        DeliveryResult.Permanent stop => delivery with { State = delivery.Doubts > 0 ? DeliveryState.InDoubt : DeliveryState.Waiting, Note = stop.Reason },
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, "This result is not known."),
    };

    // Whether the next message may follow.
    private bool Answer(DeliveryResult result, string fingerprint, Message? message = null)
    {
        var now = time.GetUtcNow();
        switch (result)
        {
            case DeliveryResult.Delivered delivered:
                Sent += message is null ? 0 : 1;
                State = new ChannelState { Name = channel.Name, LastDelivered = now, Told = message?.Notice is { Kind: NoticeKind.Error } told ? With(told.Subject, now) : State.Told };
                if (delivered.Note is { } note)
                {
                    log.NoticeIncomplete(channel.Name, note);
                }

                return true;
            case DeliveryResult.Refused refused:
                log.NoticeRefused(channel.Name, message?.Headline ?? "", SecretMask.Mask(refused.Reason));
                return true;
            case DeliveryResult.Permanent stop:
                State = State with { StoppedFor = fingerprint, DownSince = State.DownSince ?? now, Reason = stop.Reason, Advice = stop.Advice };
                log.ChannelStopped(channel.Name, stop.Reason, stop.Advice);
                return false;
            default:
                Later(result, now);
                return false;
        }
    }

    private void Later(DeliveryResult result, DateTimeOffset now)
    {
        var failures = State.Failures + 1;
        var (asked, reason) = result is DeliveryResult.RetryAfter later ? (later.Wait, later.Reason) : (null, (result as DeliveryResult.Ambiguous)?.Reason ?? "");
        var backoff = TimeSpan.FromMinutes(Math.Pow(2, Math.Min(failures, 5) - 1));
        var wait = asked ?? (backoff < LongestBackoff ? backoff : LongestBackoff);
        State = State with { Failures = failures, RetryAt = now + wait, DownSince = State.DownSince ?? now, StoppedFor = null, Reason = reason, Advice = null };
        log.ChannelSilent(channel.Name, reason, (long)wait.TotalSeconds);
    }

    private Dictionary<string, DateTimeOffset> With(string subject, DateTimeOffset now) => new(State.Told.Where(pair => now - pair.Value < plan.GroupWindow), StringComparer.Ordinal) { [subject] = now };
}
