using System.Security.Cryptography;

namespace InvestOps.EndToEnd.Tests;

/// <summary>The files of a data root, by relative path with forward slashes, each as the hash of its bytes.</summary>
internal static class RootFiles
{
    private static readonly string[] Passing = ["runs/", "outbox/", "panel-cache/", "sync/", "synced/locks/", "synced/sync/"];

    // Who is at what, what was said, and how often a source was asked are of the moment.
    private static readonly string[] OfTheMoment = ["logs", "locks", Path.Combine("runs", "sources")];

    /// <summary>Every file but the log, locks and the counts of requests to sources.</summary>
    public static SortedDictionary<string, string> All(string root)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.Exists(root) ? Files(root) : [])
        {
            files[Path.GetRelativePath(root, file).Replace('\\', '/')] = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return files;
    }

    /// <summary>Every file but those of the ledger, of the outbox and of caches, and what Sync keeps of its own, whose times and process ids differ from run to run, and empty locks.</summary>
    public static SortedDictionary<string, string> Products(string root)
    {
        var files = All(root);
        foreach (var run in files.Keys.Where(file => Array.Exists(Passing, folder => file.StartsWith(folder, StringComparison.Ordinal)) || Path.GetFileName(file).StartsWith(".lock-", StringComparison.Ordinal)).ToArray())
        {
            files.Remove(run);
        }

        return files;
    }

    /// <summary>A copy of a root for a test that changes it: without the log and locks, which another test's command may be writing just now.</summary>
    public static void Copy(string from, string to)
    {
        foreach (var file in Files(from))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static IEnumerable<string> Files(string root) =>
        from file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
        where !Array.Exists(OfTheMoment, folder => file.StartsWith(Path.Combine(root, folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        select file;
}
