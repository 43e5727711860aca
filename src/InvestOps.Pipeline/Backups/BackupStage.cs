using System.Globalization;
using InvestOps.Pipeline.Archiving;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Backups;

/// <summary>Makes a backup of everything stored and of the configurations, and only then removes backups that the rules do not keep.</summary>
public sealed class BackupStage(BackupSource source, BackupTarget target, LiveAssets live, BackupSettings settings, RunIdentity identity, TimeProvider time)
{
    public async Task<StageOutcome> RunAsync(StageRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (target.Open() is not { } repository)
        {
            return new StageOutcome.NotReady { Details = $"no folder for backups is set; set {BackupSettings.FolderSetting} to a folder on another disk" };
        }

        await RequireOwnAsync(repository, cancellationToken);
        var (taken, holder) = await WorkLock.TryTakeAsync(repository.Store, "backup", identity, time, cancellationToken);
        if (taken is null)
        {
            return new StageOutcome.NotReady { Details = holder! };
        }

        await using (taken)
        {
            await run.BeginAsync(cancellationToken);
            await repository.MakeAsync(new RepositoryMark { MadeAt = time.GetUtcNow(), Machine = identity.Machine }, cancellationToken);
            return await RunAsync(repository, taken, run, cancellationToken);
        }
    }

    // Without this a disk that is not mounted would get a first backup of everything, on the disk below its mount point.
    private async Task RequireOwnAsync(BackupRepository repository, CancellationToken cancellationToken)
    {
        if (!await repository.IsMadeAsync(cancellationToken) && await BackupRecord.LastAsync(live.Store, cancellationToken) is { } last && last.Location == repository.Location)
        {
            throw new IOException(string.Create(CultureInfo.InvariantCulture, $"{repository.Location} holds no backups, though backup {last.Snapshot} was made there on {last.At:yyyy-MM-dd}. Is the right disk mounted? To begin anew there: investops backup --new"));
        }
    }

    private async Task<StageOutcome> RunAsync(BackupRepository repository, WorkLock taken, StageRun run, CancellationToken cancellationToken)
    {
        var names = await repository.SnapshotsAsync(cancellationToken);
        var maker = new SnapshotMaker(source, repository, await EarlierAsync(repository, names, cancellationToken));
        var items = await maker.RunAsync(() => taken.RenewAsync(cancellationToken), run.Report, cancellationToken);
        var snapshot = new Snapshot
        {
            Number = names.Count > 0 ? names[^1].Number + 1 : 1,
            At = time.GetUtcNow(),
            CodeVersion = identity.CodeVersion,
            Machine = identity.Machine,
            Source = source.Location,
            Items = items,
        };
        var made = await repository.AddAsync(snapshot, cancellationToken);
        var bytes = items.Sum(item => item.Length);
        await new BackupRecord { Snapshot = made.Number, At = snapshot.At, Location = repository.Location, Files = items.Count, Bytes = bytes, NewBytes = maker.NewBytes }.WriteAsync(live.Store, cancellationToken);
        var removed = await new Pruning(repository, settings).RunAsync(cancellationToken);
        var pruned = removed > 0 ? string.Create(CultureInfo.InvariantCulture, $", backups removed by the rules: {removed}") : "";
        return new StageOutcome.Completed { Details = string.Create(CultureInfo.InvariantCulture, $"backup {made.Number}: {items.Count} files, {bytes:N0} bytes, {maker.NewBytes:N0} of them new{pruned}") };
    }

    private async Task<IReadOnlyDictionary<(string Container, string Name), SnapshotItem>> EarlierAsync(BackupRepository repository, IReadOnlyList<SnapshotName> names, CancellationToken cancellationToken)
    {
        foreach (var name in names.Reverse())
        {
            if (await repository.TryReadAsync(name, cancellationToken) is { } snapshot && snapshot.Source == source.Location)
            {
                return snapshot.Items.ToDictionary(item => (item.Container, item.Name));
            }
        }

        return new Dictionary<(string, string), SnapshotItem>();
    }
}
