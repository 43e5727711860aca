namespace InvestOps.Pipeline.Backups;

/// <summary>Where backups go, looked at when one is made: a disk may come and go.</summary>
/// <param name="Open">Null where no folder is set. Throws where the one that is set cannot be used.</param>
public sealed record BackupTarget(Func<BackupRepository?> Open);
