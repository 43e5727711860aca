using System.CommandLine;
using InvestOps.Cli.Output;
using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Listings;

namespace InvestOps.Cli.Commands;

/// <summary><c>universe</c>: who was listed as of a day, in which state, and why an issue is left out.</summary>
internal static class UniverseCommand
{
    public static Command Create()
    {
        var date = new Option<DateOnly?>("--date", "-d")
        {
            CustomParser = OptionText.Date,
            Description = "Any day, yyyy-MM-dd; one without trading is answered by the session before. [default: today]",
            HelpName = "DATE",
        };
        var strategy = new Option<string?>("--strategy", "-s") { Description = "Leave issues out by this strategy's rules, not by the usual marks.", HelpName = "STRATEGY" };
        var all = new Option<bool>("--all") { Description = "Every issue, not only counts and examples." };
        var json = new Option<bool>("--json") { Description = "The same as JSON, every issue." };
        var command = new Command("universe", "Shows who was listed as of a day, in which state, and why an issue is left out; from nothing that came later.") { date, strategy, all, json, AdministrativeListCommand.Create() };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var application = new Application(GlobalOptions.Read(parsed), parsed.GetValue(GlobalOptions.Quiet));
            var chosen = parsed.GetValue(strategy) is { } name ? application.Get<StrategyFiles>().Load(name) : null;
            var day = parsed.GetValue(date) ?? KoreaTime.DateAt(application.Get<TimeProvider>().GetUtcNow());
            var universe = await application.Get<UniverseQuery>().AsOfAsync(day, chosen, cancellationToken);
            if (parsed.GetValue(json))
            {
                UniversePrinter.WriteJson(universe);
            }
            else
            {
                UniversePrinter.Write(Application.Console, universe, day, parsed.GetValue(all));
            }

            return (int)ExitCode.Done;
        });
        return command;
    }
}
