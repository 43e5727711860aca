using InvestOps.Pipeline.Watching;

namespace InvestOps.Pipeline.Ports;

/// <summary>Knows the timers of the host that runs this process.</summary>
public interface ITimerSchedules
{
    /// <summary>Every timer with its next occurrences; empty where the host does not tell.</summary>
    IReadOnlyList<TimerTicks> Read();
}
