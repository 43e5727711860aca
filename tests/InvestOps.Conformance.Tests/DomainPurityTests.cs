using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Xunit;

namespace InvestOps.Conformance.Tests;

public sealed class DomainPurityTests
{
    private static readonly string[] Concepts =
    [
        "Market", "Calendar", "CorporateActions", "Quality", "Indicators", "Universes", "Scanning",
        "Listings", "Portfolios", "Trading", "Backtesting", "Performance", "Tuning",
    ];

    private static readonly string[] OutsideNamespaces = ["System.Net", "System.Data", "System.Diagnostics.Process", "System.Threading.Tasks"];

    // Not System.Environment: iterators, as compiled, read the thread's id from it. BannedSymbols.txt forbids it in the source.
    private static readonly string[] OutsideTypes =
    [
        "System.Console", "System.TimeProvider", "System.IO.File", "System.IO.FileInfo", "System.IO.FileStream",
        "System.IO.Directory", "System.IO.DirectoryInfo", "System.IO.FileSystemWatcher", "System.Diagnostics.Stopwatch", "System.Threading.Thread",
    ];

    [Fact]
    public void Every_domain_type_lives_in_a_folder_named_for_a_concept()
    {
        var homeless = ProductAssemblies.Types
            .Where(type => type.Assembly == ProductAssemblies.Domain)
            .Where(type => !Concepts.Contains(type.Namespace!.Split('.').ElementAtOrDefault(2), StringComparer.Ordinal));

        Offenders.AreNone(homeless);
    }

    [Fact]
    public void The_domain_does_no_input_or_output_and_has_no_clock()
    {
        using var file = new PEReader(File.OpenRead(ProductAssemblies.Domain.Location));
        var metadata = file.GetMetadataReader();

        var used = metadata.TypeReferences.Select(metadata.GetTypeReference)
            .Select(type => (Namespace: metadata.GetString(type.Namespace), Name: metadata.GetString(type.Name)))
            .ToList();

        Assert.NotEmpty(used);
        Offenders.AreNone(used.Where(type => OutsideTypes.Contains($"{type.Namespace}.{type.Name}", StringComparer.Ordinal)));
        Offenders.AreNone(used.Where(type => OutsideNamespaces.Any(outside => type.Namespace.StartsWith(outside, StringComparison.Ordinal))));
    }
}
