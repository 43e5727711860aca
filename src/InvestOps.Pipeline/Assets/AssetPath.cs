namespace InvestOps.Pipeline.Assets;

/// <summary>The address of a stored product: a container, and a path of lower-case segments that every file system can hold.</summary>
public sealed record AssetPath
{
    private const int LongestSegment = 120;

    /// <exception cref="ArgumentException">A segment is empty, is made of dots, is too long, is a device's name or has a character that some file system refuses.</exception>
    public AssetPath(string container, string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(container);
        ArgumentException.ThrowIfNullOrEmpty(path);
        foreach (var segment in path.Split('/').Prepend(container))
        {
            if (!IsPortable(segment))
            {
                throw new ArgumentException($"'{segment}' in '{container}/{path}' is no portable name.", nameof(path));
            }
        }

        Container = container;
        Path = path;
    }

    public string Container { get; }

    public string Path { get; }

    /// <returns>Null where the constructor would refuse the names: a file of somebody else's, no asset.</returns>
    public static AssetPath? TryCreate(string container, string path)
    {
        ArgumentNullException.ThrowIfNull(container);
        ArgumentNullException.ThrowIfNull(path);
        return path.Split('/').Prepend(container).All(IsPortable) ? new AssetPath(container, path) : null;
    }

    public override string ToString() => $"{Container}/{Path}";

    private static bool IsPortable(string segment) =>
        segment is { Length: > 0 and <= LongestSegment }
        && segment[0] != '.' && segment[^1] != '.'
        && segment.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
        && !DeviceNames.Has(segment);
}
