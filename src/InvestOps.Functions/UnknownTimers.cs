using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Watching;

namespace InvestOps.Functions;

/// <summary>The timers of a process that is no host, or of a host that does not tell.</summary>
internal sealed class UnknownTimers : ITimerSchedules
{
    public IReadOnlyList<TimerTicks> Read() => [];
}
