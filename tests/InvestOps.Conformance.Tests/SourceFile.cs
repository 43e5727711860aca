namespace InvestOps.Conformance.Tests;

/// <summary>One file of the checkout.</summary>
/// <param name="Root">The checkout.</param>
/// <param name="Path">Relative to the root, with forward slashes.</param>
internal sealed record SourceFile(string Root, string Path)
{
    public string Text => File.ReadAllText(System.IO.Path.Combine(Root, Path));

    public IReadOnlyList<string> Lines => File.ReadAllLines(System.IO.Path.Combine(Root, Path));

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The folder that holds the file, relative to the root; empty for the root itself.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path)!.Replace('\\', '/');

    public bool IsUnder(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);

    public bool HasEnding(params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (Path.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    public override string ToString() => Path;
}
