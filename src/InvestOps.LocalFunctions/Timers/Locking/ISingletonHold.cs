namespace InvestOps.LocalFunctions.Timers.Locking;

/// <summary>A lock that this host has, until it is disposed; then another host can have it at once.</summary>
internal interface ISingletonHold : IAsyncDisposable
{
    /// <summary>Signalled when another host may have the lock: work under it is to end and must not be counted.</summary>
    CancellationToken Lost { get; }
}
