using InvestOps.Pipeline.Watching;

namespace InvestOps.Pipeline.Ports;

/// <summary>Tells people that something went wrong, or is right again. A change may come twice with the same key after a crash; the receiver says it once.</summary>
public interface IHealthAlerts
{
    Task RaiseAsync(StateChange change, CancellationToken cancellationToken);
}
