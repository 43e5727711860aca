using System.CommandLine;
using InvestOps.Cli.Output;
using InvestOps.Pipeline.Tuning;

namespace InvestOps.Cli.Commands;

/// <summary><c>tune work</c>: takes shards of tunings from the queue.</summary>
internal static class TuneWorkCommand
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    public static Command Create()
    {
        var watch = new Option<bool>("--watch") { Description = "Wait for further shards until stopped." };
        var command = new Command("work", "Runs the shards that wait in the queue: that of --storage, or reports/tuning-shards/pending below the root.") { watch };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var application = new Application(GlobalOptions.Read(parsed), parsed.GetValue(GlobalOptions.Quiet));
            var worker = application.Get<TuningWorker>();
            var (taken, failed) = await worker.DrainAsync(WriteEnd, cancellationToken);
            while (parsed.GetValue(watch))
            {
                await Task.Delay(Interval, application.Get<TimeProvider>(), cancellationToken);
                await worker.DrainAsync(WriteEnd, cancellationToken);
            }

            Console.WriteLine(taken == 0 ? "Nothing waits in the queue." : $"Shards taken: {taken}, failed: {failed}.");
            return (int)(failed == 0 ? ExitCode.Done : ExitCode.Failed);
        });
        return command;
    }

    private static void WriteEnd(string id, string? reason) => Console.WriteLine(ErrorScreen.Printable(reason is null ? $"{id}: done." : $"{id}: failed. {reason}"));
}
