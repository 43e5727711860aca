namespace InvestOps.Testing;

/// <summary>A folder of its own for one test, removed afterwards.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Path = Directory.CreateTempSubdirectory("investops-").FullName;

    public string Path { get; }

    /// <summary>Every file below and its bytes, by relative path with forward slashes.</summary>
    public SortedDictionary<string, byte[]> Snapshot(params IEnumerable<string> below)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        var folders = below.ToArray();
        foreach (var file in Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories))
        {
            var name = System.IO.Path.GetRelativePath(Path, file).Replace('\\', '/');
            if (folders.Length == 0 || folders.Any(folder => name.StartsWith(folder + "/", StringComparison.Ordinal)))
            {
                files[name] = File.ReadAllBytes(file);
            }
        }

        return files;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
