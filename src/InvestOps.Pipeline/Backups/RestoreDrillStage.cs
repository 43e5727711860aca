using System.Globalization;
using InvestOps.Pipeline.Archiving;
using InvestOps.Pipeline.Keeping;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Backups;

/// <summary>Restores the newest backup into an empty folder, proves it, removes it, and records when that was.</summary>
public sealed class RestoreDrillStage(BackupTarget target, DrillFolder folder, Restore restore, LiveAssets live, RunIdentity identity, TimeProvider time)
{
    public async Task<StageOutcome> RunAsync(StageRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (target.Open() is not { } repository || !await repository.IsMadeAsync(cancellationToken))
        {
            return new StageOutcome.NotReady { Details = "there is no backup to restore; first run: investops backup" };
        }

        var (taken, holder) = await WorkLock.TryTakeAsync(repository.Store, "backup", identity, time, cancellationToken);
        if (taken is null)
        {
            return new StageOutcome.NotReady { Details = holder! };
        }

        await using (taken)
        {
            await run.BeginAsync(cancellationToken);
            folder.Clear();
            var restored = await restore.RunAsync(repository, number: null, folder.Target, new Relay(run), cancellationToken);
            folder.Clear();
            await RecordAsync(restored, cancellationToken);
            return new StageOutcome.Completed { Details = string.Create(CultureInfo.InvariantCulture, $"backup {restored.Snapshot.Id} of {restored.Snapshot.At:yyyy-MM-dd} restored and proven: {restored.Files} files, {restored.Bytes:N0} bytes, {restored.Products} products, {restored.Sessions} sessions; the doctor has nothing against it") };
        }
    }

    private Task RecordAsync(RestoredRoot restored, CancellationToken cancellationToken) => new ProvenRestore
    {
        ProvenAt = time.GetUtcNow(),
        Snapshot = restored.Snapshot.Number,
        SnapshotAt = restored.Snapshot.At,
        Files = restored.Files,
        Bytes = restored.Bytes,
        Products = restored.Products,
        Sessions = restored.Sessions,
        Machine = identity.Machine,
        CodeVersion = identity.CodeVersion,
    }.WriteAsync(live.Store, cancellationToken);

    private sealed class Relay(StageRun run) : IProgress<double>
    {
        public void Report(double value) => run.Report(value);
    }
}
