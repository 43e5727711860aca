namespace InvestOps.Functions;

/// <summary>Where a path really leads, every link on the way followed.</summary>
internal static class RealPath
{
    private const int MostLinks = 40;

    public static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        for (var links = 0; links < MostLinks && Followed(full) is { } followed; links++)
        {
            full = followed;
        }

        return Path.TrimEndingDirectorySeparator(full);
    }

    // The first link on the way is replaced by what it points to; the next round looks for another.
    private static string? Followed(string full)
    {
        var root = Path.GetPathRoot(full)!;
        var walked = root;
        var segments = full[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
        for (var index = 0; index < segments.Length; index++)
        {
            walked = Path.Combine(walked, segments[index]);
            if (new DirectoryInfo(walked).LinkTarget is { } target)
            {
                var rest = segments[(index + 1)..];
                return Path.GetFullPath(Path.Combine([Path.GetDirectoryName(walked)!, target, .. rest]));
            }
        }

        return null;
    }
}
