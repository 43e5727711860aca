using System.CommandLine;
using System.Globalization;
using InvestOps.Cli.Output;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Tuning;

namespace InvestOps.Cli.Commands;

/// <summary><c>tune</c>: searches parameters, and says how likely the best result is luck.</summary>
internal static class TuneCommand
{
    public static Command Create()
    {
        var options = new TuneOptions();
        var dryRun = new Option<bool>("--dry-run") { Description = "Print how many trials there would be and how long they would take; run nothing." };
        var workers = new Option<string>("--workers") { Description = "How many threads run trials, or queue: hand the trials out to the machines that take them (tune work, host). [default: all cores]", HelpName = "N|queue", DefaultValueFactory = _ => "" };
        var json = new Option<bool>("--json") { Description = "Print the result as JSON." };
        var command = new Command("tune", "Searches parameters of a strategy, and says how likely the best result is luck.");
        foreach (var option in options.All.Concat([workers, dryRun, json]))
        {
            command.Options.Add(option);
        }

        command.Subcommands.Add(TuneWorkCommand.Create());
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = GlobalOptions.Read(parsed);
            await using var application = new Application(settings, parsed.GetValue(GlobalOptions.Quiet) || parsed.GetValue(json));
            var ask = options.Read(parsed, settings.Configs);
            var isQueued = parsed.GetValue(workers) == "queue";
            var threads = isQueued ? Environment.ProcessorCount : TuningThreads.Read(parsed.GetValue(workers), "--workers").Count;
            var settled = await application.Get<TuningRequests>().SettleAsync(ask, cancellationToken);
            if (parsed.GetValue(dryRun))
            {
                TuningPrinter.Write(await application.Get<TuningCalibration>().EstimateAsync(settled, threads, cancellationToken), threads);
                return (int)ExitCode.Done;
            }

            if (isQueued)
            {
                await SendAsync(application.Get<TuningCoordinator>(), settled, cancellationToken);
            }

            var document = await TuningProgressLine.RunAsync(progress => isQueued
                ? application.Get<TuningCoordinator>().WaitAsync(settled, progress, cancellationToken)
                : RunAsync(application, settled, threads, progress, cancellationToken));
            await WriteAsync(application, document, parsed.GetValue(json), cancellationToken);
            return (int)(document.Evidence is null ? ExitCode.Failed : ExitCode.Done);
        });
        return command;
    }

    private static async Task<TuningDocument> RunAsync(Application application, SettledTuning settled, int threads, IProgress<TuningProgress> progress, CancellationToken cancellationToken)
    {
        var stage = application.Get<TuningStage>();
        await application.Get<StageRunner>().RunAsync(new RunKey(StageName.Tune, settled.Plan.To), (run, token) => stage.RunAsync(settled, run, threads, progress, token), cancellationToken);
        return (await application.Get<TuningPublisher>().ReadAsync(settled, cancellationToken))!;
    }

    // Without a worker anywhere this waits for ever, so who would start one is told.
    private static async Task SendAsync(TuningCoordinator coordinator, SettledTuning settled, CancellationToken cancellationToken)
    {
        var (shards, sent) = await coordinator.SendAsync(settled, cancellationToken);
        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"In the queue: {sent} of {shards} shards. Workers take them: investops tune work, or investops host --role pc."));
    }

    private static async Task WriteAsync(Application application, TuningDocument document, bool json, CancellationToken cancellationToken)
    {
        if (json)
        {
            await using var standard = Console.OpenStandardOutput();
            await standard.WriteAsync(AssetJson.Write(document), cancellationToken);
            return;
        }

        TuningPrinter.Write(application.Get<Pipeline.Ports.IAssetStore>(), document);
    }
}
