using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Notifications.Outboxes;

namespace InvestOps.Pipeline.Status;

/// <summary>Reads where the channels of notices stand, and what waits for each.</summary>
public sealed class ChannelReader(LiveNotifyPlan live, ChannelBook book, Outbox outbox)
{
    /// <returns>In the order in which they are used; empty where nobody is told anything.</returns>
    public async Task<IReadOnlyList<ChannelStatus>> ReadAsync(CancellationToken cancellationToken)
    {
        var plan = live.Current();
        var entries = plan.Channels.Count == 0 ? [] : await outbox.WaitingAsync(cancellationToken);
        var channels = new List<ChannelStatus>();
        foreach (var channel in plan.Channels)
        {
            var state = await book.ReadAsync(channel.Name, cancellationToken);
            var isIdle = channel.IsStandby && channels.Exists(first => !first.IsStandby && first.Condition == ChannelCondition.Open);
            channels.Add(StatusOf(channel, state, isIdle ? [] : [.. entries.Where(entry => !entry.On(channel.Name).IsSettled() && plan.Wants(channel, entry.Notice))]));
        }

        return channels;
    }

    private static ChannelStatus StatusOf(PlannedChannel channel, ChannelState state, OutboxEntry[] waiting) => new()
    {
        Name = channel.Name,
        Condition = state switch { { StoppedFor: not null } => ChannelCondition.Stopped, { DownSince: not null } => ChannelCondition.Silent, _ => ChannelCondition.Open },
        IsStandby = channel.IsStandby,
        Reason = state.Reason,
        Advice = state.Advice,
        DownSince = state.DownSince,
        RetryAt = state.StoppedFor is null ? state.RetryAt : null,
        LastDelivered = state.LastDelivered,
        Waiting = waiting.Length,
        OldestWaiting = waiting.Length == 0 ? null : waiting.Min(entry => entry.RaisedAt),
    };
}
