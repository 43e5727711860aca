using InvestOps.Pipeline.Notifications;

namespace InvestOps.Pipeline.Configuration;

/// <summary>Who is told what, and when (<c>notify.yaml</c>).</summary>
public sealed record NotifyPlan
{
    /// <summary>The first channel and the second; empty where nobody is told anything.</summary>
    public IReadOnlyList<PlannedChannel> Channels { get; init; } = [];

    /// <summary>What is told at all.</summary>
    public IReadOnlySet<NoticeKind> Events { get; init; } = Enum.GetValues<NoticeKind>().Where(kind => kind != NoticeKind.ScanDigest).ToHashSet();

    /// <summary>When only errors ring; null: never quiet.</summary>
    public QuietHours? Quiet { get; init; }

    /// <summary>A standby channel takes over when the first has been silent for so long.</summary>
    public TimeSpan StandbyAfter { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>More notices of a kind than this become one message.</summary>
    public int CollapseOver { get; init; } = 3;

    /// <summary>After an error was told, others of its kind are gathered for so long.</summary>
    public TimeSpan GroupWindow { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How often people are reminded of what stays broken.</summary>
    public TimeSpan RemindEvery { get; init; } = TimeSpan.FromHours(6);

    /// <summary>The Korean time of the daily word; null: none.</summary>
    public TimeOnly? AllWellAt { get; init; } = new(19, 30);

    /// <summary>What could not be sent for so long is no news any more; errors are told however old.</summary>
    public TimeSpan DropAfter { get; init; } = TimeSpan.FromHours(72);

    /// <summary>Whether a channel is to have a notice: not one about itself, and of a standby what matters only.</summary>
    public bool Wants(PlannedChannel channel, Notice notice)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(notice);
        return Events.Contains(notice.Kind) && notice.Subject != channel.Condition && (!channel.IsStandby || notice.Severity > NoticeSeverity.Info);
    }
}
