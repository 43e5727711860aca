using InvestOps.LocalFunctions.Hosting;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Watching;

namespace InvestOps.Cli.Hosting;

/// <summary>The timers of the host in this process, as they stand now.</summary>
/// <param name="context">Made with the host, after what asks for this.</param>
internal sealed class HostTimers(Func<LocalHostContext> context) : ITimerSchedules
{
    private const string Timer = "timer ";

    public IReadOnlyList<TimerTicks> Read() =>
    [
        .. context().Listeners.Where(listener => listener.Trigger.StartsWith(Timer, StringComparison.Ordinal))
            .Select(listener => new TimerTicks(listener.Function, listener.Trigger[Timer.Length..], listener.NextOccurrences, listener.LastError, listener.LockedBy)),
    ];
}
