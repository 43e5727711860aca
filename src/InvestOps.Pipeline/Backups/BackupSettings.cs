namespace InvestOps.Pipeline.Backups;

/// <summary>What is kept of backups.</summary>
public sealed record BackupSettings
{
    /// <summary>The setting that names the folder of backups.</summary>
    public const string FolderSetting = "BackupFolder";

    /// <summary>The newest backup of so many days with one.</summary>
    public int KeepDaily { get; init; } = 7;

    /// <summary>The newest backup of so many weeks with one.</summary>
    public int KeepWeekly { get; init; } = 5;

    /// <summary>The newest backup of so many months with one.</summary>
    public int KeepMonthly { get; init; } = 12;

    /// <summary>So many of the newest stay, whatever the rules say.</summary>
    public int KeepLeast { get; init; } = 3;

    /// <summary>The largest share of all backups that one run removes.</summary>
    public double MostRemoved { get; init; } = 0.5;
}
