using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace InvestOps.Conformance.Tests;

/// <summary>A compose file below <c>azurite/</c>, anchors and merge keys resolved.</summary>
internal sealed class ComposeFile
{
    private ComposeFile(string name)
    {
        Source = Checkout.File("azurite/" + name);
        var parser = new MergingParser(new Parser(new StringReader(Source.Text)));
        var top = new DeserializerBuilder().WithDuplicateKeyChecking().Build().Deserialize<Dictionary<string, object?>>(parser);
        Services = [.. ((IDictionary<object, object?>)top["services"]!).Select(pair => new ComposeContainer($"{name}, {pair.Key}", (IDictionary<object, object?>)pair.Value!))];
    }

    public static ComposeFile Nas { get; } = new("docker-compose.yml");

    /// <summary>What is laid over <see cref="Nas"/> where Microsoft's image does not run.</summary>
    public static ComposeFile NasOnHost { get; } = new("docker-compose.host.yml");

    public static ComposeFile Pc { get; } = new("docker-compose.pc.yml");

    public static IReadOnlyList<ComposeFile> All { get; } = [Nas, NasOnHost, Pc];

    public SourceFile Source { get; }

    public IReadOnlyList<ComposeContainer> Services { get; }

    public ComposeContainer Service(string name) => Services.Single(service => service.Name.EndsWith($", {name}", StringComparison.Ordinal));
}
