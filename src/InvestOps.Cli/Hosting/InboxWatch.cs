using InvestOps.Cli.Output;
using InvestOps.Pipeline.Backtesting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InvestOps.Cli.Hosting;

/// <summary>
/// Takes requests as they come, until it is stopped: those put into a folder, as the queue trigger takes those of storage, and
/// those of <c>backtest run --watch</c>.
/// </summary>
internal sealed class InboxWatch(BacktestWorker worker, ILogger<InboxWatch> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(30);

    /// <exception cref="OperationCanceledException">It was stopped. A backtest that was under way goes back to where it was taken from.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var wait = Interval;
            try
            {
                await worker.DrainAsync(BacktestPrinter.WriteEnd, cancellationToken);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                log.LogError("The place of the requests cannot be worked on: {Error}", exception.Message);
                wait = AfterFailure;
            }

            await Task.Delay(wait, TimeProvider.System, cancellationToken);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => RunAsync(stoppingToken);
}
