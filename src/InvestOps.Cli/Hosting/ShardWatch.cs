using InvestOps.Cli.Output;
using InvestOps.Pipeline.Tuning;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InvestOps.Cli.Hosting;

/// <summary>Takes shards of tunings as they come, until it is stopped: those in the folder, as the queue trigger takes those of storage, and those of <c>tune work --watch</c>.</summary>
internal sealed class ShardWatch(TuningWorker worker, ILogger<ShardWatch> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(30);

    /// <exception cref="OperationCanceledException">It was stopped. A shard that was under way goes back to where it was taken from.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var wait = Interval;
            try
            {
                await worker.DrainAsync(TuningPrinter.WriteEnd, cancellationToken);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                log.LogError("The place of the shards cannot be worked on: {Error}", exception.Message);
                wait = AfterFailure;
            }

            await Task.Delay(wait, TimeProvider.System, cancellationToken);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => RunAsync(stoppingToken);
}
