namespace InvestOps.LocalFunctions.Timers.Locking;

/// <summary>Sees to it that one host at a time listens for a timer. Failures to reach it are those that <see cref="Storage.StorageFailure"/> explains.</summary>
internal interface ISingletonLock
{
    /// <param name="name">For example <c>Host.Functions.Scan.Listener</c>.</param>
    /// <returns>Null when another host has it.</returns>
    Task<ISingletonHold?> TryAcquireAsync(string name, CancellationToken cancellationToken);

    /// <returns>Who took it last; null when nobody did, or the owner did not say.</returns>
    Task<LockOwner?> FindOwnerAsync(string name, CancellationToken cancellationToken);
}
