namespace InvestOps.Pipeline.Watching;

/// <summary>The disk below a folder.</summary>
/// <param name="FreeBytes">What this user may still write.</param>
/// <param name="TotalBytes">The disk's size.</param>
public sealed record DiskSpace(long FreeBytes, long TotalBytes)
{
    /// <returns>Null where the system does not tell.</returns>
    public static DiskSpace? Below(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        try
        {
            var existing = new DirectoryInfo(Path.GetFullPath(folder));
            while (!existing.Exists && existing.Parent is { } parent)
            {
                existing = parent;
            }

            var drive = new DriveInfo(existing.FullName);
            return new DiskSpace(drive.AvailableFreeSpace, drive.TotalSize);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null; // a network share of some systems has no drive
        }
    }
}
