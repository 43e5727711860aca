namespace InvestOps.Pipeline.Backups;

/// <summary>Where a drill restores to: emptied before and after.</summary>
public sealed record DrillFolder(RestoreTarget Target, Action Clear);
