using System.Text.RegularExpressions;
using InvestOps.Domain.Quality;
using InvestOps.Domain.Scanning;
using Xunit;

namespace InvestOps.Conformance.Tests;

public sealed partial class DocumentationTests
{
    private static IEnumerable<Type> Scanners =>
        ProductAssemblies.Types.Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IScanner).IsAssignableFrom(type));

    [Fact]
    public void Every_public_type_has_a_summary()
    {
        var bare = ProductAssemblies.Types.Where(type => type.IsVisible)
            .Select(type => type.FullName!.Replace('+', '.'))
            .Where(name => !ProductAssemblies.Summaries.Contains("T:" + name));

        Offenders.AreNone(bare);
    }

    [Fact]
    public void Every_scanner_has_a_page_named_for_it_or_naming_it()
    {
        var pages = Checkout.Markdown.Where(file => file.IsUnder("docs/scanners")).ToList();

        Offenders.AreNone(Scanners.Where(scanner => !pages.Exists(page =>
            Letters(page.Name).Equals(WordOf(scanner), StringComparison.OrdinalIgnoreCase)
            || page.Text.Contains(scanner.Name, StringComparison.Ordinal))));
    }

    [Fact]
    public void Every_scanner_is_used_by_a_strategy_that_is_shipped()
    {
        var used = Checkout.Files.Where(file => file.IsUnder("configs/strategies"))
            .SelectMany(file => ScannerType().Matches(file.Text))
            .Select(match => Letters(match.Groups["type"].Value))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

        Offenders.AreNone(Scanners.Where(scanner => !used.Contains(WordOf(scanner))));
    }

    [Fact]
    public void Every_configuration_file_is_explained_in_a_page()
    {
        var pages = string.Concat(Checkout.Markdown.Select(file => file.Text));
        var unexplained = Checkout.Files.Where(file => file.IsUnder("configs") && file.HasEnding(".yaml", ".yml"))
            .Where(file => !pages.Contains(file.IsUnder("configs/strategies") ? file.Name : Path.GetFileName(file.Path), StringComparison.Ordinal));

        Offenders.AreNone(unexplained);
    }

    [Fact]
    public void What_the_glossary_calls_a_type_or_a_member_is_one()
    {
        var types = ProductAssemblies.Types.ToLookup(type => type.Name, StringComparer.Ordinal);
        var names = Checkout.File("docs/GLOSSARY.md").Lines.Where(line => line.StartsWith('|'))
            .SelectMany(line => CodeName().Matches(line.Split('|')[^2]), (_, match) => match.Groups["name"].Value.Split('.'));

        Offenders.AreNone(names.Where(name => !types[name[0]].Any(type => name.Length == 1 || type.GetMember(name[1]).Length > 0))
            .Select(name => string.Join('.', name)));
    }

    [Fact]
    public void The_page_on_the_gate_shows_every_check_of_the_gate_as_the_code_has_it()
    {
        var page = Checkout.File("docs/SOURCES.md").Text;

        Offenders.AreNone(CheckRules.All.Where(rule => !page.Contains($"| {rule.Threshold} | {rule.Advice} |", StringComparison.Ordinal)).Select(rule => rule.Check));
    }

    [Fact]
    public void Links_between_pages_point_to_files_that_exist()
    {
        var broken = Checkout.Markdown.SelectMany(page => Link().Matches(page.Text), (page, match) => (page, Target: match.Groups["target"].Value))
            .Where(link => !Uri.TryCreate(link.Target, UriKind.Absolute, out _) && !link.Target.StartsWith('#'))
            .Where(link => !Checkout.Exists(Path.Combine(link.page.Folder, link.Target.Split('#')[0])))
            .Select(link => $"{link.page}: {link.Target}");

        Offenders.AreNone(broken);
    }

    // Momentum of MomentumScanner: what strategy files call it.
    private static string WordOf(Type scanner) => scanner.Name.Replace("Scanner", "", StringComparison.Ordinal);

    private static string Letters(string word) => string.Concat(word.Where(char.IsLetterOrDigit));

    // scanner: { type: high_proximity, … } is HighProximityScanner.
    [GeneratedRegex(@"^scanner:\s*(\{\s*)?type:\s*(?<type>[\w-]+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1_000)]
    private static partial Regex ScannerType();

    [GeneratedRegex("`(?<name>[A-Z][A-Za-z.]+)`", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex CodeName();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Link();
}
