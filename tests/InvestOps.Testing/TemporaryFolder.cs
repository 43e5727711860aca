namespace InvestOps.Testing;

/// <summary>A folder of its own for one test, removed afterwards. No file in it may hold a planted secret, and each line of a log in it must have the log's form.</summary>
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

    /// <exception cref="InvalidOperationException">Something wrote a planted secret into it, or a line of the log that is none.</exception>
    public void Dispose()
    {
        var leaks = Canary.In(Path);
        var faults = LogForm.FaultsBelow(Path);
        Directory.Delete(Path, recursive: true);
        if (leaks.Count > 0)
        {
            throw new InvalidOperationException($"A planted secret is in {string.Join(", ", leaks)}.");
        }

        if (faults.Count > 0)
        {
            throw new InvalidOperationException(string.Join('\n', faults.Take(5)));
        }
    }
}
