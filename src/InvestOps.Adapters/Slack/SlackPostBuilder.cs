using InvestOps.Pipeline.Notifications;
using InvestOps.Pipeline.Notifications.Sending;

namespace InvestOps.Adapters.Slack;

/// <summary>Makes a post of a message: a headline, then sections while there is room, always with the plain text beside it.</summary>
internal static class SlackPostBuilder
{
    private const string Bullet = "• ";

    public static SlackPost Build(string channel, Message message)
    {
        var notice = message.Notice;
        var blocks = new List<SlackBlock>
        {
            new SlackBlock.Header(SlackText.Plain($"{Mark(notice.Severity)} {(message.IsResend ? message.ResendMark + " " : "")}{notice.Title}", SlackLimits.Header)),
            new SlackBlock.Section(SlackText.Escape(message.Headline, SlackLimits.Section)),
        };
        var foot = notice.Link is { Length: > 0 } link ? new SlackBlock.Context(LinkOf(link)) : null;
        var room = SlackLimits.Total - blocks.Sum(LengthOf) - (foot is null ? 0 : LengthOf(foot));
        foreach (var section in Sections(notice))
        {
            room -= LengthOf(section);
            if (room < 0 || blocks.Count >= SlackLimits.Blocks - 1)
            {
                blocks.Add(new SlackBlock.Section("…"));
                break;
            }

            blocks.Add(section);
        }

        return new SlackPost(channel, SlackText.Escape(message.Headline, SlackLimits.Text), foot is null ? blocks : [.. blocks, foot]);
    }

    private static IEnumerable<SlackBlock> Sections(Notice notice)
    {
        foreach (var section in notice.Sections)
        {
            yield return Listed($"*{SlackText.Escape(section.Title, SlackLimits.Header)}*\n", section.Lines);
        }

        if (notice.Items.Count > 0)
        {
            yield return Listed("", notice.Items);
        }
    }

    // As many whole lines as fit; the first one is cut where even it does not.
    private static SlackBlock.Section Listed(string head, IReadOnlyList<string> lines)
    {
        var text = head;
        foreach (var line in lines)
        {
            var room = SlackLimits.Section - text.Length - Bullet.Length - 3;
            var escaped = SlackText.Escape(line, int.MaxValue);
            if (escaped.Length > room)
            {
                return new SlackBlock.Section(text.Length == head.Length ? $"{text}{Bullet}{SlackText.Escape(line, room)}" : $"{text}…");
            }

            text += $"{Bullet}{escaped}\n";
        }

        return new SlackBlock.Section(text.Length == 0 ? "–" : text.TrimEnd('\n'));
    }

    // Only addresses of the web become links; a path is shown as it is.
    private static string LinkOf(string link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && !link.Contains('|', StringComparison.Ordinal)
            ? $"<{SlackText.Escape(address.AbsoluteUri, SlackLimits.Header * 10)}>"
            : $"`{SlackText.Escape(link.Replace('`', '\''), SlackLimits.Header * 10)}`";

    private static string Mark(NoticeSeverity severity) => severity switch
    {
        NoticeSeverity.Error => "🔴",
        NoticeSeverity.Warning => "🟠",
        _ => "🟢",
    };

    private static int LengthOf(SlackBlock block) => block switch
    {
        SlackBlock.Header header => header.Text.Length,
        SlackBlock.Section section => section.Text.Length,
        SlackBlock.Context context => context.Text.Length,
        _ => 0,
    };
}
