using InvestOps.LocalFunctions.Listening;
using InvestOps.LocalFunctions.Timers.Locking;
using InvestOps.LocalFunctions.Timers.Status;
using Microsoft.Extensions.Logging;

namespace InvestOps.LocalFunctions.Timers;

/// <summary>What every timer of a host shares.</summary>
internal sealed record TimerEnvironment
{
    /// <summary>The clock of schedules; it may be a simulated one.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>The clock of locks and of waiting for storage.</summary>
    public required TimeProvider RealTime { get; init; }

    public required ListenerGate Gate { get; init; }

    public required ITimerStatusStore Statuses { get; init; }

    public required ISingletonLock Locks { get; init; }

    /// <summary>How often a host without a timer's lock asks for it.</summary>
    public required TimeSpan LockPolling { get; init; }

    public required ILogger Log { get; init; }
}
