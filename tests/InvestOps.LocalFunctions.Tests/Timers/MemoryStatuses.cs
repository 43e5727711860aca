using System.Collections.Concurrent;
using InvestOps.LocalFunctions.Timers.Status;

namespace InvestOps.LocalFunctions.Tests.Timers;

/// <summary>Statuses in memory, with an outage to switch on.</summary>
internal sealed class MemoryStatuses : ITimerStatusStore
{
    private readonly ConcurrentDictionary<string, TimerStatus> _statuses = new(StringComparer.Ordinal);

    public bool ReadsFail { get; set; }

    public bool WritesFail { get; set; }

    public TimerStatus? this[string function]
    {
        get => _statuses.GetValueOrDefault("Host.Functions." + function);
        set => _statuses["Host.Functions." + function] = value!;
    }

    public Task<TimerStatus?> ReadAsync(string timer, CancellationToken cancellationToken) =>
        ReadsFail ? throw new IOException("storage is down") : Task.FromResult(_statuses.GetValueOrDefault(timer));

    public Task WriteAsync(string timer, TimerStatus status, CancellationToken cancellationToken)
    {
        _statuses[timer] = WritesFail ? throw new IOException("storage is down") : status;
        return Task.CompletedTask;
    }
}
