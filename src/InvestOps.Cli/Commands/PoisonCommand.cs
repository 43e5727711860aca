using System.CommandLine;
using System.Text.Json;
using InvestOps.Cli.Output;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Watching;

namespace InvestOps.Cli.Commands;

/// <summary><c>poison</c>: requests that were put aside, and what a person does with them.</summary>
internal static class PoisonCommand
{
    public static Command Create() => new("poison", "Deals with requests that were put aside because they cannot be done. What you decide is kept below runs/poison, with the message.")
    {
        List(),
        Decide("requeue", "Puts a request back into the queue, when what kept it from being done is mended.", (desk, id, token) => desk.RequeueAsync(id, token), "It waits in the queue again."),
        Decide("drop", "Takes a request away for good; its text stays in the record.", (desk, id, token) => desk.DropAsync(id, token), "It is gone."),
    };

    private static Command List()
    {
        var json = new Option<bool>("--json") { Description = "The same as JSON." };
        var command = new Command("list", "Shows them with their reasons.") { json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var application = new Application(GlobalOptions.Read(parsed), parsed.GetValue(GlobalOptions.Quiet));
            var failed = await application.Get<PoisonDesk>().ListAsync(cancellationToken);
            if (parsed.GetValue(json))
            {
                Console.WriteLine(JsonSerializer.Serialize(failed, AssetJson.Options));
            }
            else
            {
                StatusScreen.WriteFailed(Application.Console, failed);
            }

            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Command Decide(string name, string description, Func<PoisonDesk, string, CancellationToken, Task<bool>> decide, string done)
    {
        var id = new Argument<string>("ID") { Description = "The request's name, as 'poison list' shows it." };
        var command = new Command(name, description) { id };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var application = new Application(GlobalOptions.Read(parsed), parsed.GetValue(GlobalOptions.Quiet));
            var given = parsed.GetValue(id)!;
            if (await decide(application.Get<PoisonDesk>(), given, cancellationToken))
            {
                Console.WriteLine(done);
                return (int)ExitCode.Done;
            }

            await Console.Error.WriteLineAsync($"error: Nothing of the name '{ErrorScreen.Printable(given)}' was put aside. List what was: investops poison list");
            return (int)ExitCode.Usage;
        });
        return command;
    }
}
