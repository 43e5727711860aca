namespace InvestOps.Pipeline.Backups;

/// <summary>What a check of a repository found.</summary>
/// <param name="Snapshots">Backups that were looked at.</param>
/// <param name="Objects">Contents that were read.</param>
/// <param name="Bytes">Their length together.</param>
/// <param name="Damaged">One line each; empty where all is well.</param>
public sealed record BackupFindings(int Snapshots, int Objects, long Bytes, IReadOnlyList<string> Damaged);
