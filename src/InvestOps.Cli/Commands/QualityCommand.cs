using System.CommandLine;
using InvestOps.Cli.Output;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Quality;
using InvestOps.Pipeline.Quality;

namespace InvestOps.Cli.Commands;

/// <summary><c>quality</c>: what was held back, and a person's decisions about it.</summary>
internal static class QualityCommand
{
    private const int MostFiles = 500;

    public static Command Create() => new("quality", "Shows what was held back as abnormal, and records what you decide about it.")
    {
        List(),
        Decide("accept", DecisionVerdict.Accept, "Publishes what a check held back; the next ingest of the session does it."),
        Decide("reject", DecisionVerdict.Reject, "Keeps rows or a session out, what a check found or what you know to be wrong."),
        Checks(),
        QualityCrossCheckCommand.Create(),
    };

    private static Command List()
    {
        var date = Date(ArgumentArity.ZeroOrOne, "The session; without it, all sessions with something held back, newest first.");
        var json = new Option<bool>("--json") { Description = "The same as JSON." };
        var command = new Command("list", "Shows findings and held-back rows, with the row before and what was expected.") { date, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var application = new Application(GlobalOptions.Read(parsed), parsed.GetValue(GlobalOptions.Quiet));
            var review = application.Get<QualityReview>();
            var sessions = parsed.GetValue(date) is { } day
                ? [await review.OfAsync(application.Get<TradingCalendar>().Session(day), cancellationToken)]
                : await review.OpenAsync(MostFiles, cancellationToken);
            if (parsed.GetValue(json))
            {
                QualityPrinter.WriteJson(sessions);
            }
            else
            {
                QualityPrinter.Write(Application.Console, sessions, parsed.GetValue(date) is not null);
            }

            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Command Checks()
    {
        var command = new Command("checks", "Lists every check with its severity, threshold and what to do.");
        command.SetAction(_ =>
        {
            QualityPrinter.WriteChecks(Application.Console);
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Command Decide(string name, DecisionVerdict verdict, string description)
    {
        var date = Date(ArgumentArity.ExactlyOne, "The session.");
        var symbol = new Argument<Domain.Market.Symbol?>("SYMBOL") { Description = "The issue's code; without it, the session, or every row that the check found.", Arity = ArgumentArity.ZeroOrOne, CustomParser = OptionText.Symbol };
        var check = new Option<SessionCheck?>("--check") { Description = "The check, as 'quality list' shows it.", CustomParser = OptionText.Check, HelpName = "CHECK" };
        var reason = new Option<string>("--reason") { Description = "Why; kept with the decision.", Required = true };
        reason.Validators.Add(result =>
        {
            if (string.IsNullOrWhiteSpace(result.GetValueOrDefault<string>()))
            {
                result.AddError("--reason needs a text.");
            }
        });
        var command = new Command(name, description) { date, symbol, check, reason };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var application = new Application(GlobalOptions.Read(parsed), parsed.GetValue(GlobalOptions.Quiet));
            var session = application.Get<TradingCalendar>().Session(parsed.GetValue(date)!.Value);
            var isNew = await application.Get<QualityReview>().DecideAsync(session, verdict, parsed.GetValue(check), parsed.GetValue(symbol), parsed.GetValue(reason)!, cancellationToken);
            Console.WriteLine(isNew ? $"Recorded. It takes effect with: investops ingest --date {session}" : "This was decided so already; nothing was changed.");
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Argument<DateOnly?> Date(ArgumentArity arity, string description) => new("DATE") { Description = $"{description} Written yyyy-MM-dd.", Arity = arity, CustomParser = OptionText.Date };
}
