using System.Globalization;
using InvestOps.Pipeline.Archiving;
using InvestOps.Pipeline.Runs;
using Microsoft.Extensions.Logging;

namespace InvestOps.Pipeline.Backups;

/// <summary>Restores the newest backup into an empty folder, proves it, removes it, and records when that was. Then reads all other backups back, since nobody else does by himself.</summary>
public sealed class RestoreDrillStage(BackupTarget target, DrillFolder folder, Restore restore, LiveAssets live, RunIdentity identity, TimeProvider time, ILogger<BackupCheck> log)
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
            await CheckAllAsync(repository, restored, cancellationToken);
            return new StageOutcome.Completed { Details = string.Create(CultureInfo.InvariantCulture, $"backup {restored.Snapshot.Id} of {restored.Snapshot.At:yyyy-MM-dd} restored and proven: {restored.Files} files, {restored.Bytes:N0} bytes, {restored.Products} products, {restored.Sessions} sessions; the doctor has nothing against it") };
        }
    }

    // The newest backup is sound, and its proof stands. What is damaged in older ones is found here, while other copies of it may still be there.
    private async Task CheckAllAsync(BackupRepository repository, RestoredRoot restored, CancellationToken cancellationToken)
    {
        var found = await new BackupCheck(repository, time, log).RunAsync(progress: null, cancellationToken);
        if (found.Damaged.Count > 0)
        {
            throw new InvalidDataException($"Backup {restored.Snapshot.Id} is proven, but of the others not everything is whole: {found.Damaged[0]}{(found.Damaged.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" And {found.Damaged.Count - 1} more: investops backup verify") : "")}. Look at the disk of {repository.Location}.");
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
