namespace InvestOps.Pipeline.Watching;

/// <summary>The host that this process is.</summary>
/// <param name="Role">What it does: nas, pc or all.</param>
/// <param name="Root">The folder of its own files.</param>
public sealed record WatchedHost(string Role, string Root)
{
    /// <summary>The disk below the root; null where the system does not tell.</summary>
    public Func<DiskSpace?> Disk { get; init; } = () => DiskSpace.Below(Root);
}
