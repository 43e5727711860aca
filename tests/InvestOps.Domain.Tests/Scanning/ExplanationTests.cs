using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using InvestOps.Domain.Scanning;
using Xunit;

namespace InvestOps.Domain.Tests.Scanning;

public sealed partial class ExplanationTests
{
    private static IEnumerable<FieldInfo> Keys => typeof(ExplanationKeys).GetFields(BindingFlags.Public | BindingFlags.Static).Where(constant => constant.IsLiteral);

    [Fact]
    public void Explanations_are_equal_by_key_and_values_in_order()
    {
        var explanation = new Explanation(ExplanationKeys.NoPrice, ["2024-01-02", "4"]);

        Assert.Equal(Explanation.Of(ExplanationKeys.NoPrice, $"2024-01-02", $"{4}"), explanation);
        Assert.Equal(Explanation.Of(ExplanationKeys.NoPrice, $"2024-01-02", $"{4}").GetHashCode(), explanation.GetHashCode());
        Assert.NotEqual(new Explanation(ExplanationKeys.NoPrice, ["4", "2024-01-02"]), explanation);
        Assert.NotEqual(new Explanation(ExplanationKeys.NoRowSince, ["2024-01-02", "4"]), explanation);
        Assert.Equal("noPrice(2024-01-02; 4)", explanation.ToString());
    }

    [Fact]
    public void An_unknown_key_or_another_number_of_values_is_no_explanation()
    {
        Assert.Throws<ArgumentException>(() => new Explanation("no such key", []));
        Assert.Throws<ArgumentException>(() => new Explanation(ExplanationKeys.Spac, ["one too many"]));
        Assert.Throws<ArgumentException>(() => new Explanation(ExplanationKeys.NoPrice, ["one too few"]));
    }

    [Fact]
    public void Every_key_says_how_many_values_it_has() =>
        Assert.Equal(Keys.Select(key => (string)key.GetRawConstantValue()!).Order(StringComparer.Ordinal), ExplanationKeys.ValueCounts.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_key_is_used() =>
        Assert.Equal(
            Keys.Select(key => key.Name).Order(StringComparer.Ordinal),
            UsedKey().Matches(SourceOfTheDomain()).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static string SourceOfTheDomain([CallerFilePath] string file = "")
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../../src/InvestOps.Domain"));
        return string.Concat(new[] { "Scanning", "Universes" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories))
            .Select(File.ReadAllText));
    }

    [GeneratedRegex(@"ExplanationKeys\.(?!ValueCounts)(?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UsedKey();
}
