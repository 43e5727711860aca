using System.CommandLine;
using InvestOps.Cli.Hosting;
using InvestOps.Cli.Output;
using InvestOps.Pipeline.Tuning;
using Microsoft.Extensions.Logging;

namespace InvestOps.Cli.Commands;

/// <summary><c>tune work</c>: takes shards of tunings from the queue.</summary>
internal static class TuneWorkCommand
{
    public static Command Create()
    {
        var watch = new Option<bool>("--watch") { Description = "Wait for further shards until stopped." };
        var threads = new Option<string>("--workers") { Description = "How many threads run a shard. [default: all cores]", HelpName = "N", DefaultValueFactory = _ => "" };
        var command = new Command("work", "Runs the shards that wait in the queue: that of --storage, or reports/tuning-shards/pending below the root.") { watch, threads };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = GlobalOptions.Read(parsed);
            var asked = parsed.GetValue(threads);
            await using var application = new Application(
                string.IsNullOrEmpty(asked) ? settings : settings with { TuningThreads = TuningThreads.Read(asked, "--workers") },
                parsed.GetValue(GlobalOptions.Quiet));
            var worker = application.Get<TuningWorker>();
            if (parsed.GetValue(watch))
            {
                using var shards = WorkWatch.OfShards(worker, application.Get<ILogger<WorkWatch>>());
                await shards.RunAsync(cancellationToken);
            }

            var (taken, failed) = await worker.DrainAsync(TuningPrinter.WriteEnd, cancellationToken);
            Console.WriteLine(taken == 0 ? "Nothing waits in the queue." : $"Shards taken: {taken}, failed: {failed}.");
            return (int)(failed == 0 ? ExitCode.Done : ExitCode.Failed);
        });
        return command;
    }
}
