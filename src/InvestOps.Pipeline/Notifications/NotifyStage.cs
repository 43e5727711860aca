using System.Globalization;
using InvestOps.Pipeline.Notifications.Sending;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Notifications;

/// <summary>Sends what waits in the outbox and is due.</summary>
public sealed class NotifyStage(OutboxSender sender)
{
    public async Task<StageOutcome> RunAsync(StageRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (await sender.SendAsync(cancellationToken) is not var (sent, waiting))
        {
            return new StageOutcome.AlreadyDone { Details = "another process sends at the moment" };
        }

        if (sent == 0)
        {
            return new StageOutcome.AlreadyDone { Details = string.Create(CultureInfo.InvariantCulture, $"nothing was sent, waiting: {waiting}") };
        }

        await run.BeginAsync(CancellationToken.None);
        return new StageOutcome.Completed { Details = string.Create(CultureInfo.InvariantCulture, $"messages sent: {sent}, waiting: {waiting}") };
    }
}
