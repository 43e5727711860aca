using System.CommandLine;
using System.Text.Json;
using InvestOps.Cli.Output;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Cli.Commands;

/// <summary><c>runs</c>: the ledger, searched.</summary>
internal static class RunsCommand
{
    private const int Most = 10_000;
    private static readonly Option<bool> Json = new("--json") { Description = "The same as JSON." };

    public static Command Create()
    {
        var date = Date("--date", "Runs of this business date.");
        var from = Date("--from", "Runs of this business date and later ones.");
        var to = Date("--to", "Runs up to this business date.");
        var stage = new Option<StageName?>("--stage") { Description = "Runs of this stage.", HelpName = "STAGE" };
        var state = new Option<RunState?>("--state") { Description = "Runs in this state: running, completed, failed, cancelled, crashed.", HelpName = "STATE" };
        var last = new Option<int>("--last") { Description = "So many at most, the newest.", DefaultValueFactory = _ => 20, HelpName = "N" };
        last.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValueOrDefault<int>() is < 1 or > Most)
            {
                result.AddError("--last is a number from 1 to 10000.");
            }
        });
        var command = new Command("runs", "Lists runs, newest first: when, what came of them, which code and configuration.") { date, from, to, stage, state, last, Json };
        command.Add(Show());
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var application = new Application(GlobalOptions.Read(parsed), parsed.GetValue(GlobalOptions.Quiet));
            var history = application.Get<RunHistory>();
            await history.MarkLostAsync(cancellationToken);
            var filter = new RunFilter
            {
                From = parsed.GetValue(date) ?? parsed.GetValue(from),
                To = parsed.GetValue(date) ?? parsed.GetValue(to),
                Stage = parsed.GetValue(stage),
                State = parsed.GetValue(state),
                Most = parsed.GetValue(last),
            };
            Write(parsed.GetValue(Json), await history.FindAsync(filter, cancellationToken));
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Command Show()
    {
        var id = new Argument<string>("ID") { Description = "The run's id, as the list shows it." };
        var command = new Command("show", "Shows one run with its inputs and the last lines that it logged.") { id, Json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var application = new Application(GlobalOptions.Read(parsed), parsed.GetValue(GlobalOptions.Quiet));
            if (await application.Get<RunHistory>().FindAsync(parsed.GetValue(id)!, cancellationToken) is not { } run)
            {
                await Console.Error.WriteLineAsync($"error: There is no run '{ErrorScreen.Printable(parsed.GetValue(id)!)}'. List them with: investops runs");
                return (int)ExitCode.Usage;
            }

            if (parsed.GetValue(Json))
            {
                Console.WriteLine(JsonSerializer.Serialize(run, AssetJson.Options));
            }
            else
            {
                RunPrinter.Write(run);
            }

            return (int)ExitCode.Done;
        });
        return command;
    }

    private static void Write(bool json, IReadOnlyList<RunRecord> runs)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(runs, AssetJson.Options));
        }
        else
        {
            RunPrinter.Write(Application.Console, runs);
        }
    }

    private static Option<DateOnly?> Date(string name, string description) => new(name) { CustomParser = OptionText.Date, Description = $"{description} Written yyyy-MM-dd.", HelpName = "DATE" };
}
