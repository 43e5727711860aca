using System.CommandLine;
using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.MarketData;

namespace InvestOps.Cli.Commands;

/// <summary><c>calendar close</c>, <c>calendar open</c>: days on which the exchange did otherwise than the built-in calendar says.</summary>
internal static class CalendarCommand
{
    public static Command Create() => new("calendar", "Records days that the exchange closed or opened against the built-in calendar.")
    {
        Create("close", isOpen: false, "Records that the exchange was closed on a trading day."),
        Create("open", isOpen: true, "Records that the exchange was open on a day that the calendar takes for closed."),
    };

    private static Command Create(string name, bool isOpen, string description)
    {
        var date = new Argument<DateOnly?>("DATE") { Description = "The day, yyyy-MM-dd.", CustomParser = OptionText.Date };
        var reason = new Option<string>("--reason") { Description = "Why, in your words.", Required = true };
        var command = new Command(name, description) { date, reason };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var change = new CalendarOverride { Date = parsed.GetValue(date)!.Value, IsOpen = isOpen, Reason = parsed.GetValue(reason)! };
            await using var application = new Application(GlobalOptions.Read(parsed), parsed.GetValue(GlobalOptions.Quiet));
            await RefuseStoredAsync(change, application, cancellationToken);
            var file = CalendarEdit.Add(parsed.GetValue(GlobalOptions.Configs)!, change);
            Console.WriteLine(FormattableString.Invariant($"{change.Date:yyyy-MM-dd} is {(isOpen ? "a trading day" : "closed")} from now on: {file}"));
            return (int)ExitCode.Done;
        });
        return command;
    }

    // The store would refuse every read of a root with bars of a closed day.
    private static async Task RefuseStoredAsync(CalendarOverride change, Application application, CancellationToken cancellationToken)
    {
        var stored = await application.Get<MarketStore>().DescribeAsync(cancellationToken);
        if (!change.IsOpen && stored is not null && stored.Calendar.TryGetSession(change.Date, out var session) && stored.IsStored(session))
        {
            throw new ConfigurationException([new ConfigurationError("DATE", $"bars of {session} are stored, so the exchange was open; if they are wrong, import the rest again into a new --root and close the day there")]);
        }
    }
}
