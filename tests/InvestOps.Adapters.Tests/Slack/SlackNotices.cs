using InvestOps.Pipeline.Notifications;
using InvestOps.Pipeline.Notifications.Sending;

namespace InvestOps.Adapters.Tests.Slack;

/// <summary>Messages to send.</summary>
internal static class SlackNotices
{
    public static Message Of(Notice notice) => new() { Key = "2025-10-24-test-1", Notice = notice, ResendMark = "(resend)" };

    public static Notice Failed(string title = "KRX Ingest Failed", string details = "KRX Open API timeout") => new()
    {
        Kind = NoticeKind.StageFailed,
        Severity = NoticeSeverity.Error,
        Date = new DateOnly(2025, 10, 24),
        Subject = "Ingest",
        Title = title,
        Details = details,
    };
}
