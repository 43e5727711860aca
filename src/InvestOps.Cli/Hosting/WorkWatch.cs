using InvestOps.Cli.Output;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Tuning;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InvestOps.Cli.Hosting;

/// <summary>
/// Takes work as it comes, until it is stopped: what is put into a folder, as the queue triggers take that of storage, and what
/// <c>backtest run --watch</c> and <c>tune work --watch</c> wait for.
/// </summary>
internal sealed class WorkWatch : BackgroundService
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(30);
    private readonly string _work;
    private readonly TimeSpan _interval;
    private readonly Func<CancellationToken, Task> _drain;
    private readonly ILogger<WorkWatch> _log;

    private WorkWatch(string work, TimeSpan interval, Func<CancellationToken, Task> drain, ILogger<WorkWatch> log) =>
        (_work, _interval, _drain, _log) = (work, interval, drain, log);

    /// <summary>Requests for backtests.</summary>
    public static WorkWatch OfRequests(BacktestWorker worker, ILogger<WorkWatch> log) =>
        new("requests", TimeSpan.FromSeconds(1), token => worker.DrainAsync(BacktestPrinter.WriteEnd, token), log);

    /// <summary>Shards of tunings, of which many may follow each other.</summary>
    public static WorkWatch OfShards(TuningWorker worker, ILogger<WorkWatch> log) =>
        new("shards", TimeSpan.FromMilliseconds(100), token => worker.DrainAsync(TuningPrinter.WriteEnd, token), log);

    /// <exception cref="OperationCanceledException">It was stopped. What was under way goes back to where it was taken from.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var wait = _interval;
            try
            {
                await _drain(cancellationToken);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                _log.LogError("The place of the {Work:l} cannot be worked on: {Error}", _work, exception.Message);
                wait = AfterFailure;
            }

            await Task.Delay(wait, TimeProvider.System, cancellationToken);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => RunAsync(stoppingToken);
}
