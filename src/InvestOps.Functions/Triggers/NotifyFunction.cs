using InvestOps.Pipeline.Notifications;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.Functions.Triggers;

/// <summary>Tells people what waits to be told, and looks for what is still broken.</summary>
public sealed class NotifyFunction(NotifyRound round)
{
    [Function("Notify")]
    public Task RunAsync([TimerTrigger("%NotifySchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        round.RunAsync(cancellationToken);
}
