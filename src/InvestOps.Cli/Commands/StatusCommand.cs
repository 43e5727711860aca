using System.CommandLine;
using System.Text.Json;
using InvestOps.Cli.Output;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Status;

namespace InvestOps.Cli.Commands;

/// <summary><c>status</c>: how the operation stands, on one screen.</summary>
internal static class StatusCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "The same as JSON, as GET /api/status gives it." };
        var command = new Command("status", "Shows what ran, what is late, the queue and what was put aside, storage, machines and the next ticks of every timer. Ends with 1 when something serious is wrong.") { json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var application = new Application(GlobalOptions.Read(parsed), parsed.GetValue(GlobalOptions.Quiet));
            await application.Get<RunHistory>().MarkLostAsync(cancellationToken);
            var status = await application.Get<StatusReader>().ReadAsync(cancellationToken);
            if (parsed.GetValue(json))
            {
                Console.WriteLine(JsonSerializer.Serialize(status, AssetJson.Options));
            }
            else
            {
                StatusScreen.Write(Application.Console, status);
            }

            return (int)(status.Concerns.Any(concern => concern.Level == Pipeline.Watching.HealthLevel.Error) ? ExitCode.Failed : ExitCode.Done);
        });
        return command;
    }
}
