using System.CommandLine;
using InvestOps.Cli.Hosting;
using InvestOps.Cli.Output;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Runs;
using Microsoft.Extensions.Logging;

namespace InvestOps.Cli.Commands;

/// <summary><c>backtest run</c>: one backtest here and now, or those that wait in a folder or in the queue.</summary>
internal static class BacktestRunCommand
{
    public static Command Create()
    {
        var options = new BacktestOptions();
        var json = new Option<bool>("--json") { Description = "Print the result as JSON." };
        var inbox = new Option<string?>("--inbox") { Description = "Run the requests that wait in this folder; they end in 'done' or 'failed' beside it.", HelpName = "DIR" };
        var waiting = new Option<bool>("--waiting") { Description = "Run the requests that wait in the queue: that of --storage, or reports/pending below the root." };
        var output = new Option<string?>("--out") { Description = "The root that reports are written into. [default: --root]", HelpName = "DIR" };
        var watch = new Option<bool>("--watch") { Description = "With --inbox or --waiting: wait for further requests until stopped." };
        var command = new Command("run", "Runs one backtest (--strategy), or those that wait in a folder (--inbox) or in the queue (--waiting).");
        foreach (var option in options.All.Concat([json, inbox, waiting, output, watch]))
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (new Option[] { options.Strategy, inbox, waiting }.Count(option => result.GetResult(option) is { Implicit: false }) != 1)
            {
                result.AddError("Give one of --strategy NAME (one backtest), --inbox DIR (those that wait there) and --waiting (those that wait in the queue).");
            }

            if (result.GetResult(watch) is { Implicit: false } && result.GetResult(options.Strategy) is { Implicit: false })
            {
                result.AddError("--watch goes with --inbox or --waiting.");
            }
        });
        command.SetAction((parsed, cancellationToken) =>
        {
            var settings = GlobalOptions.Read(parsed) with { Inbox = parsed.GetValue(inbox), Output = parsed.GetValue(output) };
            var isOne = settings.Inbox is null && !parsed.GetValue(waiting);
            if (isOne && Environment.ProcessorCount > 1)
            {
                _ = Task.Run(() => BacktestRehearsal.RunAsync(ReportText.LanguageOf(settings.Language), cancellationToken), cancellationToken);
            }

            var application = new Application(settings, parsed.GetValue(GlobalOptions.Quiet) || parsed.GetValue(json));
            return isOne
                ? RunOneAsync(application, options.Read(parsed), parsed.GetValue(json), cancellationToken)
                : DrainAsync(application, settings.Inbox, parsed.GetValue(watch), cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunOneAsync(Application application, BacktestMessage message, bool json, CancellationToken cancellationToken)
    {
        await using (application)
        {
            var settled = await application.Get<BacktestRequests>().SettleAsync(message, cancellationToken);
            var stage = application.Get<BacktestStage>();
            var key = new RunKey(StageName.Backtest, settled.Request.To);
            var report = await ProgressLine.RunAsync(
                $"Backtest {settled.Request.Id}",
                progress => application.Get<StageRunner>().RunAsync(key, (run, token) => stage.RunAsync(settled, run, token), cancellationToken, progress));
            await BacktestPrinter.WriteAsync(application.Get<IAssetStore>(), settled.Request.Id, report, json, cancellationToken);
            return (int)ExitCode.Done;
        }
    }

    private static async Task<int> DrainAsync(Application application, string? inbox, bool watch, CancellationToken cancellationToken)
    {
        await using (application)
        {
            if (inbox is not null && !Directory.Exists(inbox))
            {
                throw new InvalidRequestException([$"There is no folder {inbox}. Make it, or name the one that requests are put into."]);
            }

            if (watch)
            {
                await WatchAsync(application, cancellationToken);
                return (int)ExitCode.Done;
            }

            var (taken, failed) = await application.Get<BacktestWorker>().DrainAsync(BacktestPrinter.WriteEnd, cancellationToken);
            Console.WriteLine(taken == 0 ? $"Nothing waits in {inbox ?? "the queue"}." : $"Requests taken: {taken}, failed: {failed}.");
            return (int)(failed == 0 ? ExitCode.Done : ExitCode.Failed);
        }
    }

    // Stopping it is how a watch ends, so that is no failure.
    private static async Task WatchAsync(Application application, CancellationToken cancellationToken)
    {
        using var watch = WorkWatch.OfRequests(application.Get<BacktestWorker>(), application.Get<ILogger<WorkWatch>>());
        try
        {
            await watch.RunAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped watching.");
        }
    }
}
