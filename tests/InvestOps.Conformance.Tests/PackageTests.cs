using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace InvestOps.Conformance.Tests;

public sealed partial class PackageTests
{
    // It runs Microsoft's old listeners beside ours; what they ask for must not reach the other projects, so it keeps versions of its own.
    private const string OwnVersions = "InvestOps.WebJobsDifferential.Tests";

    private static readonly Dictionary<string, string> Pins =
        XDocument.Parse(Checkout.File("Directory.Packages.props").Text).Descendants("PackageVersion")
            .ToDictionary(pin => pin.Attribute("Include")!.Value, pin => pin.Attribute("Version")!.Value, StringComparer.OrdinalIgnoreCase);

    [Fact]
    public void Every_version_is_pinned_exactly() => Offenders.AreNone(Pins.Where(pin => !ExactVersion().IsMatch(pin.Value)));

    [Fact]
    public void Versions_are_kept_in_one_place() =>
        Offenders.AreNone(ProjectFile.All.Where(project => project.HasPackageVersions && project.Name != OwnVersions).Select(project => project.Name));

    [Fact]
    public void The_one_project_with_versions_of_its_own_pins_each_exactly_and_is_used_by_none()
    {
        var project = ProjectFile.All.Single(file => file.Name == OwnVersions);

        Assert.NotEmpty(project.PackageVersions);
        Offenders.AreNone(project.PackageVersions.Where(version => !ExactVersion().IsMatch(version)));
        Offenders.AreNone(ProjectFile.All.Where(other => other.ProjectReferences.Contains(OwnVersions, StringComparer.Ordinal)).Select(other => other.Name));
    }

    [Fact]
    public void Every_pinned_package_is_used()
    {
        var used = ProjectFile.All.SelectMany(project => project.PackageReferences)
            .Concat(XDocument.Parse(Checkout.File("Directory.Build.props").Text).Descendants("PackageReference").Select(item => item.Attribute("Include")!.Value))
            .Concat(ProjectFile.All.SelectMany(LockedPackages).Where(package => package.Kind == "CentralTransitive").Select(package => package.Name))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

        Offenders.AreNone(Pins.Keys.Where(package => !used.Contains(package)));
    }

    [Fact]
    public void Every_project_has_a_lock_file() =>
        Offenders.AreNone(ProjectFile.All.Where(project => !Checkout.Exists($"{project.File.Folder}/packages.lock.json")).Select(project => project.Name));

    [Fact]
    public void What_the_lock_files_resolved_is_what_was_pinned()
    {
        var drifted = ProjectFile.All.SelectMany(LockedPackages, (project, package) => (project.Name, Package: package.Name, package.Version))
            .Where(locked => Pins.TryGetValue(locked.Package, out var pinned) && pinned != locked.Version);

        Offenders.AreNone(drifted);
    }

    private static IEnumerable<(string Name, string Version, string Kind)> LockedPackages(ProjectFile project)
    {
        using var document = JsonDocument.Parse(Checkout.File($"{project.File.Folder}/packages.lock.json").Text);
        return
        [
            .. document.RootElement.GetProperty("dependencies").EnumerateObject()
                .SelectMany(framework => framework.Value.EnumerateObject())
                .Where(package => package.Value.TryGetProperty("resolved", out _))
                .Select(package => (package.Name, package.Value.GetProperty("resolved").GetString()!, package.Value.GetProperty("type").GetString()!)),
        ];
    }

    [GeneratedRegex(@"^\d+(\.\d+){1,3}(-[0-9A-Za-z.-]+)?$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex ExactVersion();
}
