using InvestOps.LocalFunctions.Storage;
using InvestOps.LocalFunctions.Timers.Status;
using Microsoft.Extensions.Logging;

namespace InvestOps.LocalFunctions.Timers;

/// <summary>
/// A timer's status, in storage and in this process. Storage that fails after a run stops nothing: what could not be stored
/// is kept, and tried again. Where storage forgot (Azurite loses its last seconds in a crash), what this process knows holds.
/// </summary>
internal sealed class TimerMemory(TimerDefinition timer, ITimerStatusStore store, ILogger log)
{
    // A write at the end of a run must not be broken off by the stop that ended the run, nor hold it up for long.
    private static readonly TimeSpan WriteLimit = TimeSpan.FromSeconds(20);
    private TimerStatus? _known;
    private bool _isUnsaved;

    /// <exception cref="Exception">Storage cannot be reached: <see cref="StorageFailure"/> explains it.</exception>
    public async Task<TimerStatus?> LoadAsync(CancellationToken cancellationToken)
    {
        var stored = await store.ReadAsync(timer.FullName, cancellationToken);
        if (_known is { } known && (stored is null || known.LastUpdated > stored.LastUpdated))
        {
            _isUnsaved = true;
            return known;
        }

        _known = stored;
        _isUnsaved = false;
        return stored;
    }

    /// <summary>Best effort: a failure is logged, and the status is stored with the next chance.</summary>
    public async Task SaveAsync(TimerStatus status, TimeProvider time)
    {
        _known = status;
        _isUnsaved = true;
        await SaveUnsavedAsync(time);
    }

    public async Task SaveUnsavedAsync(TimeProvider time)
    {
        if (!_isUnsaved || _known is not { } status)
        {
            return;
        }

        using var limit = new CancellationTokenSource(WriteLimit, time);
        try
        {
            await store.WriteAsync(timer.FullName, status, limit.Token);
            _isUnsaved = false;
        }
        catch (Exception failure) when (StorageFailure.Explains(failure))
        {
            log.StatusNotWritten(timer.Function.Name, StorageFailure.Summary(failure));
        }
    }
}
