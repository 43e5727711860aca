using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using Xunit;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace InvestOps.Conformance.Tests;

public sealed class ConceptDependencyTests
{
    private static readonly Architecture Product = new ArchLoader().LoadAssemblies([.. ProductAssemblies.All]).Build();

    [Theory]
    [InlineData("Calendar", "Market|Listings|CorporateActions|Quality|Indicators|Universes|Scanning|Portfolios|Trading|Backtesting|Performance|Tuning")]
    [InlineData("CorporateActions", "Quality|Indicators|Universes|Scanning|Portfolios|Trading|Backtesting|Performance|Tuning")]
    [InlineData("Market", "Listings|CorporateActions|Quality|Indicators|Universes|Scanning|Portfolios|Trading|Backtesting|Performance|Tuning")]
    [InlineData("Listings", "Quality|Indicators|Universes|Scanning|Portfolios|Trading|Backtesting|Performance|Tuning")]
    [InlineData("Indicators", "Universes|Scanning|Portfolios|Trading|Backtesting|Performance|Tuning")]
    [InlineData("Trading", "Universes|Scanning|Portfolios|Backtesting|Performance|Tuning")]
    [InlineData("Universes|Scanning|Portfolios", "Backtesting|Performance|Tuning")]
    [InlineData("Backtesting", "Performance|Tuning")]
    public void A_concept_knows_nothing_of_those_built_on_it(string concept, string builtOnIt) =>
        Types().That().ResideInNamespaceMatching($@"^InvestOps\.Domain\.({concept})(\.|$)")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($@"^InvestOps\.Domain\.({builtOnIt})(\.|$)"))
            .WithoutRequiringPositiveResults()
            .Check(Product);

    [Fact]
    public void One_outside_system_knows_nothing_of_another()
    {
        var systems = ProductAssemblies.Types
            .Where(type => type.Namespace?.StartsWith("InvestOps.Adapters.", StringComparison.Ordinal) == true)
            .Select(type => type.Namespace!.Split('.')[2])
            .Where(system => system != "Http") // no system, but what those reached over HTTP have in common
            .Distinct(StringComparer.Ordinal)
            .ToList();

        Assert.NotEmpty(systems);
        Assert.All(systems, system => Types().That().ResideInNamespaceMatching($@"^InvestOps\.Adapters\.{system}(\.|$)")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($@"^InvestOps\.Adapters\.(?!({system}|Http)(\.|$))"))
            .WithoutRequiringPositiveResults()
            .Check(Product));
    }

    [Fact]
    public void Interfaces_of_the_pipeline_are_its_ports() =>
        Interfaces().That().ResideInNamespaceMatching(@"^InvestOps\.Pipeline(\.|$)")
            .Should().ResideInNamespace("InvestOps.Pipeline.Ports")
            .Check(Product);

    [Fact]
    public void Ports_are_implemented_outside_the_pipeline()
    {
        var ports = ProductAssemblies.Pipeline.GetTypes().Where(type => type is { IsInterface: true, Namespace: "InvestOps.Pipeline.Ports" }).ToList();

        Assert.NotEmpty(ports);
        Offenders.AreNone(ProductAssemblies.Pipeline.GetTypes().Where(type => !type.IsInterface && ports.Exists(port => port.IsAssignableFrom(type))));
    }
}
