using InvestOps.Pipeline.Watching;

namespace InvestOps.Pipeline.Ports;

/// <summary>A place outside that expects a sign of life, and tells people when none comes.</summary>
public interface IDeadManSwitch
{
    /// <summary>Gives a sign. Whatever goes wrong with it is logged and never thrown: a lost ping is no failed job.</summary>
    /// <param name="run">Pairs a start with its end.</param>
    /// <param name="note">What to keep with the sign; empty for nothing.</param>
    Task PingAsync(PingKind kind, Guid run, string note, CancellationToken cancellationToken);
}
