namespace InvestOps.LocalFunctions.Settings;

/// <summary>How hosts agree on who listens for a timer: <c>singleton</c> of host.json.</summary>
public sealed record SingletonSettings
{
    /// <summary>How long the lock of a host that died keeps others out.</summary>
    public TimeSpan ListenerLockPeriod { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often a host without the lock asks for it.</summary>
    public TimeSpan ListenerLockRecoveryPollingInterval { get; init; } = TimeSpan.FromSeconds(5);
}
