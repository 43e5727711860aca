using System.CommandLine;
using InvestOps.Cli.Output;
using InvestOps.Pipeline.Assets;
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
            var threads = isQueued ? Environment.ProcessorCount : ThreadsOf(parsed.GetValue(workers)!);
            var settled = await application.Get<TuningRequests>().SettleAsync(ask, cancellationToken);
            if (parsed.GetValue(dryRun))
            {
                TuningPrinter.Write(await application.Get<TuningCalibration>().EstimateAsync(settled, threads, cancellationToken), threads);
                return (int)ExitCode.Done;
            }

            var document = await TuningProgressLine.RunAsync(progress => isQueued
                ? HandOutAsync(application.Get<TuningCoordinator>(), settled, progress, cancellationToken)
                : application.Get<TuningRunner>().RunAsync(settled, threads, progress, cancellationToken));
            await WriteAsync(application, document, parsed.GetValue(json), cancellationToken);
            return (int)(document.Evidence is null ? ExitCode.Failed : ExitCode.Done);
        });
        return command;
    }

    private static async Task<TuningDocument> HandOutAsync(TuningCoordinator coordinator, SettledTuning settled, IProgress<TuningProgress> progress, CancellationToken cancellationToken)
    {
        await coordinator.SendAsync(settled, cancellationToken);
        return await coordinator.WaitAsync(settled, progress, cancellationToken);
    }

    private static int ThreadsOf(string text)
    {
        if (text.Length == 0)
        {
            return Environment.ProcessorCount;
        }

        return int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var threads) && threads is >= 1 and <= 256
            ? threads
            : throw new Pipeline.Backtesting.InvalidRequestException([$"--workers {text} is no number of threads; expected is a number from 1 to 256."]);
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
