using System.Reflection;
using System.Xml.Linq;

namespace InvestOps.Conformance.Tests;

/// <summary>The assemblies of <c>src/</c> as they lie beside the tests, with the documentation the compiler wrote.</summary>
internal static class ProductAssemblies
{
    public static IReadOnlyList<Assembly> All { get; } =
        [.. ProjectFile.All.Where(project => project.File.IsUnder("src")).Select(project => Load(AssemblyName(project)))];

    public static Assembly Domain { get; } = Load("InvestOps.Domain");

    public static Assembly Pipeline { get; } = Load("InvestOps.Pipeline");

    public static IEnumerable<Type> Types => All.SelectMany(assembly => assembly.GetTypes()).Where(IsWritten);

    /// <summary>Members whose documentation has a text, as the compiler writes their ids (<c>T:Namespace.Type</c>).</summary>
    public static IReadOnlySet<string> Summaries { get; } = All.SelectMany(SummariesOf).ToHashSet(StringComparer.Ordinal);

    private static string AssemblyName(ProjectFile project) =>
        XDocument.Parse(project.File.Text).Descendants("AssemblyName").FirstOrDefault()?.Value ?? project.Name;

    private static Assembly Load(string name) => Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, name + ".dll"));

    // Types that people wrote: neither the compiler's nor those that Razor files become.
    private static bool IsWritten(Type type) =>
        type.Namespace?.StartsWith("InvestOps", StringComparison.Ordinal) == true
        && !type.Name.Contains('<', StringComparison.Ordinal)
        && type.Name != "_Imports"
        && type.BaseType?.FullName != "Microsoft.AspNetCore.Components.ComponentBase";

    private static IEnumerable<string> SummariesOf(Assembly assembly)
    {
        var file = Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name + ".xml");
        return XDocument.Load(file).Descendants("member")
            .Where(member => member.Element("summary") is { } summary && !string.IsNullOrWhiteSpace(summary.Value))
            .Select(member => member.Attribute("name")!.Value);
    }
}
