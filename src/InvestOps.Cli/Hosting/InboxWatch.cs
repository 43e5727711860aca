using InvestOps.Cli.Output;
using InvestOps.Pipeline.Backtesting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InvestOps.Cli.Hosting;

/// <summary>In file mode the queue is a folder: this takes what is put into it, as the queue trigger does on storage.</summary>
internal sealed class InboxWatch(BacktestWorker worker, ILogger<InboxWatch> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = Interval;
            try
            {
                await worker.DrainAsync(BacktestPrinter.WriteEnd, stoppingToken);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                log.LogError("The folder of requests cannot be worked on: {Error}", exception.Message);
                wait = AfterFailure;
            }

            await Task.Delay(wait, TimeProvider.System, stoppingToken);
        }
    }
}
