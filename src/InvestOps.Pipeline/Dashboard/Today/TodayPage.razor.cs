using InvestOps.Pipeline.Dashboard.Frames;
using InvestOps.Pipeline.Dashboard.SignalLists;
using InvestOps.Pipeline.Notifications.Outboxes;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Status;
using InvestOps.Pipeline.Watching;
using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Dashboard.Today;

/// <summary>The first page: whether all is well, today's pipeline, and how everything stands.</summary>
public sealed partial class TodayPage
{
    private const int Refresh = 10;

    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    [Parameter]
    [EditorRequired]
    public required TodayView View { get; set; }

    private OperationStatus Status => View.Status;

    private string Verdict => Status.Concerns.Count == 0 ? Frame.Text["dash.well"] : Frame.Text.With("dash.ill", Status.Concerns.Count);

    private string Session => (Status.NewestSession, Status.ExpectedSession) switch
    {
        (null, _) => Frame.Text["dash.session.none"],
        ({ } newest, { } expected) when expected > newest => Frame.Text.With("dash.session.behind", PageFrame.Day(newest), PageFrame.Day(expected)),
        ({ } newest, _) => Frame.Text.With("dash.session", PageFrame.Day(newest), ReportNumbers.Count(Status.Sessions)),
    };

    private string About => $"{Status.Machine} · {Status.CodeVersion}";

    private IEnumerable<(string Name, string Value)> Facts =>
    [
        (Frame.Text["dash.queue"], Queue),
        (Frame.Text["dash.poison"], ReportNumbers.Count(Status.Queue.FailedMessages)),
        (Frame.Text["dash.open"], ReportNumbers.Count(Status.Backtests.Count)),
        (Frame.Text["dash.storage"], Storage),
        (Frame.Text["dash.canary"], Frame.Text["dash.canary." + Status.Canary]),
        (Frame.Text["dash.clock"], Status.Storage.ClockAhead is { } ahead ? Frame.Text.With("dash.clock.off", ReportNumbers.Plus(ahead.TotalSeconds, 1)) : Frame.Text["dash.unknown"]),
        (Frame.Text["dash.space"], Space(Status.Disk)),
        (Frame.Text["dash.proven"], Status.LastProvenRestore is { } proven ? $"{PageFrame.Minute(proven)} · {Frame.Text.With("dash.ago", Frame.Age(Status.At - proven))}" : Frame.Text["dash.proven.never"]),
        .. View.Channels.Select(channel => (Frame.Text.With("dash.channel", Printable.From(channel.Name)), StateOf(channel))),
    ];

    private string Queue => Status.Queue.OldestSince is { } oldest
        ? $"{ReportNumbers.Count(Status.Queue.Messages)} · {Frame.Text.With("dash.queue.oldest", Frame.Age(Status.At - oldest))}"
        : ReportNumbers.Count(Status.Queue.Messages);

    private string Storage => Status.Storage.IsReachable
        ? Printable.From(Status.Storage.Place) + (Status.Storage.Version is { } version ? $" · {Printable.From(version)}" : "")
        : $"{Printable.From(Status.Storage.Place)} · {Printable.From(Status.Storage.Error)}";

    private string Space(DiskSpace? disk) => disk is null ? Frame.Text["dash.unknown"] : Frame.Text.With("dash.space.of", Frame.Bytes(disk.FreeBytes), Frame.Bytes(disk.TotalBytes));

    private string StateOf(ChannelState channel) => channel switch
    {
        { StoppedFor: not null } => Frame.Text.With("dash.channel.stopped", Printable.From(channel.Reason), Printable.From(channel.Advice)),
        { RetryAt: { } at } when at > Status.At => Frame.Text.With("dash.channel.waits", Printable.From(channel.Reason), PageFrame.Minute(at)),
        { LastDelivered: { } at } => Frame.Text.With("dash.channel.fine", PageFrame.Minute(at)),
        _ => Frame.Text["dash.channel.silent"],
    };

    private string SummaryOf(StoredSignals signals) => signals.Document is { } document
        ? Frame.Text.With("dash.signals.summary", document.TopN.Count, document.Entered.Count, document.Left.Count)
        : Frame.Text["dash.damaged"];
}
