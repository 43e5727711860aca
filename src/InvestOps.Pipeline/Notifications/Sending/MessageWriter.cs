using System.Text;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Notifications.Outboxes;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Reporting;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Notifications.Sending;

/// <summary>Makes what is sent out of what waits: a notice with its picture, or one message about many notices with the whole list beside it.</summary>
public sealed class MessageWriter(IAssetStore store, ReportSettings report)
{
    /// <summary>More things than this are counted and listed in a file.</summary>
    public const int MostItemsShown = 8;

    private ReportText Text => ReportText.In(report.Language);

    /// <param name="entries">One, or several of a kind.</param>
    public async Task<Message> WriteAsync(IReadOnlyList<OutboxEntry> entries, bool isResend, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var notice = entries.Count == 1 ? entries[0].Notice : Together([.. entries.Select(entry => entry.Notice)]);
        var shown = notice.Items.Count <= MostItemsShown ? notice : notice with { Items = [.. notice.Items.Take(MostItemsShown), Text.With("notify.more", notice.Items.Count - MostItemsShown)] };
        return new Message
        {
            Key = entries[0].Key,
            Notice = shown,
            IsResend = isResend,
            ResendMark = Text["notify.resend"],
            Picture = notice.Picture is { } path && await store.ReadAsync(path, cancellationToken) is { Length: > 0 } picture ? new MessageFile(NameOf(path), picture, notice.PictureText ?? notice.Title) : null,
            List = notice.Items.Count > MostItemsShown ? new MessageFile($"{entries[0].Key}.txt", Encoding.UTF8.GetBytes(string.Join('\n', notice.Items) + "\n"), Text.With("notify.list", notice.Items.Count)) : null,
        };
    }

    private static string NameOf(AssetPath path) => path.Path.Replace('/', '-');

    private Notice Together(IReadOnlyList<Notice> notices) => new()
    {
        Kind = notices[0].Kind,
        Severity = notices.Max(notice => notice.Severity),
        Date = notices[^1].Date,
        Subject = notices[0].Subject,
        Title = Text.With("notify.together", Text[$"notify.kind.{notices[0].Kind}"], notices.Count),
        Details = Text.With("notify.span", FormattableString.Invariant($"{notices.Min(notice => notice.Date):yyyy-MM-dd}"), FormattableString.Invariant($"{notices.Max(notice => notice.Date):yyyy-MM-dd}")),
        Items = [.. notices.SelectMany(notice => notice.Items.Prepend(notice.Headline()))],
        Link = notices[^1].Link,
    };
}
