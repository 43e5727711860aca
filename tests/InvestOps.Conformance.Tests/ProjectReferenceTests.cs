using Xunit;

namespace InvestOps.Conformance.Tests;

public sealed class ProjectReferenceTests
{
    // Each project may use only those before it; LocalFunctions knows nothing of investing and uses none, and FakeExchange knows nothing of the adapters that are tried on it.
    private static readonly string[] Line = ["InvestOps.Domain", "InvestOps.Pipeline", "InvestOps.Adapters", "InvestOps.LocalFunctions", "InvestOps.FakeExchange", "InvestOps.Functions", "InvestOps.Cli"];

    private static IEnumerable<ProjectFile> Product => ProjectFile.All.Where(project => project.File.IsUnder("src"));

    [Fact]
    public void Every_product_project_has_its_place_in_the_line() =>
        Assert.Equal(Line.Order(StringComparer.Ordinal), Product.Select(project => project.Name).Order(StringComparer.Ordinal), StringComparer.Ordinal);

    [Fact]
    public void A_project_uses_only_those_before_it_in_the_line()
    {
        var backwards = Product.SelectMany(project => project.ProjectReferences, (project, reference) => (project.Name, reference))
            .Where(pair => Array.IndexOf(Line, pair.reference) < 0 || Array.IndexOf(Line, pair.reference) >= Array.IndexOf(Line, pair.Name));

        Offenders.AreNone(backwards);
    }

    [Fact]
    public void The_domain_project_uses_no_project_and_no_package_but_MathNet()
    {
        var domain = Product.Single(project => project.Name == "InvestOps.Domain");

        Offenders.AreNone(domain.ProjectReferences);
        Assert.Equal(["MathNet.Numerics"], domain.PackageReferences, StringComparer.Ordinal);
    }

    [Fact]
    public void The_domain_assembly_references_the_base_class_library_and_MathNet_only()
    {
        var others = ProductAssemblies.Domain.GetReferencedAssemblies().Select(name => name.Name!)
            .Where(name => name is not ("netstandard" or "MathNet.Numerics") && !name.StartsWith("System.", StringComparison.Ordinal));

        Offenders.AreNone(others);
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Checkout.File("InvestOps.sln").Text.Replace('\\', '/');

        Offenders.AreNone(Checkout.Projects.Where(project => !solution.Contains($"\"{project.Path}\"", StringComparison.Ordinal)));
    }
}
