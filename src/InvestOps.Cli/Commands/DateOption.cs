using System.CommandLine;
using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.MarketData;

namespace InvestOps.Cli.Commands;

/// <summary>The option <c>--date</c>: a business date, by default the newest that can be worked on.</summary>
internal static class DateOption
{
    public static Option<DateOnly?> Create() => new("--date", "-d")
    {
        CustomParser = OptionText.Date,
        Description = "The business date, yyyy-MM-dd. [default: the newest trading day up to today]",
        HelpName = "DATE",
    };

    /// <exception cref="NotATradingDateException">The date is no trading day.</exception>
    public static async Task<TradingDate> ResolveAsync(DateOnly? date, Application application, CancellationToken cancellationToken)
    {
        var stored = await application.Get<MarketStore>().DescribeAsync(cancellationToken);
        var calendar = stored?.Calendar ?? application.Get<TradingCalendar>();
        if (date is { } given)
        {
            return calendar.Session(given);
        }

        var today = KoreaTime.DateAt(application.Get<TimeProvider>().GetUtcNow());
        return calendar.LastOnOrBefore(today) ?? throw new NotATradingDateException(today, calendar.Name, previous: null, calendar.FirstOnOrAfter(today));
    }
}
