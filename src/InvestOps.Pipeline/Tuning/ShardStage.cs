using System.Globalization;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Tuning;

/// <summary>
/// Runs one shard of a tuning. A shard that is stored is not run again, so a message that comes twice, or that a dead worker left half
/// done, does no harm. Whoever stores the last one asks for the gathering. What is stored is its own record: the ledger has the shards that failed.
/// </summary>
public sealed class ShardStage(OpenTunings tunings, TrialBook book, TuningQueue queue)
{
    /// <param name="number">The shard's.</param>
    /// <param name="threads">How many run trials.</param>
    public async Task<StageOutcome> RunAsync(SettledTuning settled, int number, StageRun run, int threads, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settled);
        ArgumentNullException.ThrowIfNull(run);
        var plan = settled.Plan;
        run.Subject = new ShardMessage { Tuning = plan.Id, Shard = number }.Name;
        var shards = TuningCoordinator.ShardsOf(settled);
        if (number >= shards.Count)
        {
            throw new InvalidRequestException([$"The tuning {plan.Id} has no shard {number}."]);
        }

        var stored = await book.ReadAsync(plan, shards[number], cancellationToken);
        if (stored is null)
        {
            var work = await tunings.WorkAsync(settled, threads, cancellationToken);
            var (batch, fingerprints) = work.Run(shards[number], threads, done: null, cancellationToken);
            await book.WriteAsync(plan, shards[number], batch, fingerprints, cancellationToken);
        }

        // Also where it was there: a crash may have come between the last shard and this message.
        if ((await book.CountAsync(plan, shards, cancellationToken)).All)
        {
            var gather = new ShardMessage { Tuning = plan.Id };
            await queue.Queue.SendAsync(gather.Name, gather.ToJson(), cancellationToken);
        }

        var details = string.Create(CultureInfo.InvariantCulture, $"{run.Subject}: shard {number + 1} of {shards.Count}");
        return stored is null ? new StageOutcome.Completed { Details = details } : new StageOutcome.AlreadyDone { Details = details };
    }
}
