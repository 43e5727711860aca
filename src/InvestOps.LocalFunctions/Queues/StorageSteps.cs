using InvestOps.LocalFunctions.Listening;
using InvestOps.LocalFunctions.Storage;
using Microsoft.Extensions.Logging;

namespace InvestOps.LocalFunctions.Queues;

/// <summary>Records in storage what came of a message. Work that is done is not done again because storage is away: the step waits for it.</summary>
internal sealed class StorageSteps(TimeProvider time, ILogger log) : IDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);
    private readonly CancellationTokenSource _giveUp = new();

    /// <summary>The host ends: each step is tried once more at most, and no pause is made.</summary>
    public void GiveUp() => _giveUp.Cancel();

    public void Dispose() => _giveUp.Dispose();

    /// <summary>Tries a step until storage has done it.</summary>
    /// <param name="what">For the log.</param>
    /// <param name="most">The tries.</param>
    /// <returns>False when the step was given up; the message then comes again when its time has run out.</returns>
    public async Task<bool> RunAsync(string what, Func<Task> step, int most = int.MaxValue)
    {
        for (var count = 1; ; count++)
        {
            try
            {
                await step();
                return true;
            }
            catch (Exception exception) when (exception is not OutOfMemoryException) // an unreadable answer is an outage too
            {
                var last = count >= most || _giveUp.IsCancellationRequested;
                log.Warn($"{what} failed, {(last ? "given up" : "tried again soon")}: {StorageFailure.Summary(exception)}");
                if (last)
                {
                    return false;
                }

                await PauseAsync(count);
            }
        }
    }

    private async Task PauseAsync(int count)
    {
        try
        {
            await Task.Delay(Backoff.Doubled(FirstPause, count - 1, LongestPause), time, _giveUp.Token);
        }
        catch (OperationCanceledException)
        {
            log.Note("no more pauses: the host ends"); // one last try follows
        }
    }
}
