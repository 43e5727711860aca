namespace InvestOps.Conformance.Tests;

/// <summary>The files of the checkout that the tests run in, build output and installed packages left out.</summary>
internal static class Checkout
{
    private static readonly HashSet<string> IgnoredNames =
        new(["bin", "obj", ".git", ".vs", ".idea", "node_modules", "TestResults", "BenchmarkDotNet.Artifacts"], StringComparer.Ordinal);

    private static readonly HashSet<string> IgnoredFolders = new(["data", "artifacts", "azurite/data"], StringComparer.Ordinal);

    private static readonly HashSet<string> IgnoredFiles = new([".env", "local.settings.json"], StringComparer.Ordinal);

    private static readonly string[] TextEndings =
        [".cs", ".csproj", ".props", ".sln", ".json", ".md", ".razor", ".resx", ".css", ".yaml", ".yml", ".txt", ".sh", ".csv", ".html", ".svg", ".xml", ".mjs", ".sample"];

    public static string Root { get; } = FindRoot();

    /// <summary>Every file but those that are never committed.</summary>
    public static IReadOnlyList<SourceFile> Files { get; } = [.. Walk(Root).OrderBy(file => file.Path, StringComparer.Ordinal)];

    public static IEnumerable<SourceFile> TextFiles =>
        Files.Where(file => TextEndings.Contains(Path.GetExtension(file.Path), StringComparer.Ordinal) || file.Path is ".ci/run" or ".dockerignore" || file.Path.EndsWith("Dockerfile", StringComparison.Ordinal));

    /// <summary>C# and Razor files of the product and of its tests.</summary>
    public static IEnumerable<SourceFile> Sources => Files.Where(file =>
        (file.IsUnder("src") || file.IsUnder("tests")) && file.HasEnding(".cs", ".razor"));

    public static IEnumerable<SourceFile> Projects => Files.Where(file => file.HasEnding(".csproj"));

    public static IEnumerable<SourceFile> Markdown => Files.Where(file => file.HasEnding(".md"));

    public static bool Exists(string path) => Path.Exists(Path.Combine(Root, path));

    public static SourceFile File(string path) => new(Root, path);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "InvestOps.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"InvestOps.sln is not above {AppContext.BaseDirectory}.");
    }

    private static IEnumerable<SourceFile> Walk(string folder)
    {
        var files = Directory.EnumerateFiles(folder).Where(path => !IgnoredFiles.Contains(Path.GetFileName(path)));
        var folders = Directory.EnumerateDirectories(folder)
            .Where(path => !IgnoredNames.Contains(Path.GetFileName(path)) && !IgnoredFolders.Contains(Relative(path)));
        return files.Select(path => new SourceFile(Root, Relative(path))).Concat(folders.SelectMany(Walk));
    }

    private static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');
}
