using System.Xml.Linq;

namespace InvestOps.Conformance.Tests;

/// <summary>What a .csproj says of its references.</summary>
internal sealed class ProjectFile
{
    private readonly XDocument _xml;

    public ProjectFile(SourceFile file)
    {
        File = file;
        _xml = XDocument.Parse(file.Text);
    }

    public SourceFile File { get; }

    public string Name => File.Name;

    public IEnumerable<string> ProjectReferences =>
        Includes("ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));

    public IEnumerable<string> PackageReferences => Includes("PackageReference");

    public bool HasPackageVersions =>
        _xml.Descendants("PackageReference").Any(reference => reference.Attribute("Version") is not null || reference.Attribute("VersionOverride") is not null);

    /// <summary>The versions that the project gives by itself; empty text where a reference has none.</summary>
    public IEnumerable<string> PackageVersions =>
        _xml.Descendants("PackageReference").Select(reference => reference.Attribute("Version")?.Value ?? "");

    public static IReadOnlyList<ProjectFile> All { get; } = [.. Checkout.Projects.Select(file => new ProjectFile(file))];

    private IEnumerable<string> Includes(string element) =>
        _xml.Descendants(element).Select(reference => reference.Attribute("Include")?.Value ?? "");
}
