namespace InvestOps.LocalFunctions.Timers.Status;

/// <summary>Remembers timers' statuses. Failures to reach it are those that <see cref="Storage.StorageFailure"/> explains.</summary>
internal interface ITimerStatusStore
{
    /// <param name="timer">The timer's full name, for example <c>Host.Functions.Scan</c>.</param>
    /// <returns>Null when nothing is stored, or nothing that can be read.</returns>
    Task<TimerStatus?> ReadAsync(string timer, CancellationToken cancellationToken);

    Task WriteAsync(string timer, TimerStatus status, CancellationToken cancellationToken);
}
