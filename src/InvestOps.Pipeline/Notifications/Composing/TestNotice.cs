using InvestOps.Pipeline.Notifications.Sending;
using InvestOps.Pipeline.Reporting;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Notifications.Composing;

/// <summary>What a person sends to try a channel.</summary>
public sealed class TestNotice(AlertDates dates, ReportSettings report)
{
    public Message Create()
    {
        var text = ReportText.In(report.Language);
        var notice = new Notice
        {
            Kind = NoticeKind.Test,
            Severity = NoticeSeverity.Info,
            Date = dates.Today,
            Subject = "test",
            Title = text["notify.test.title"],
            Details = text["notify.test.details"],
        };
        return new Message { Key = "test", Notice = notice, ResendMark = text["notify.resend"] };
    }
}
