using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace InvestOps.Conformance.Tests;

public sealed partial class TextResourceTests
{
    private const string KoreanEnding = ".ko.resx";

    private static IEnumerable<SourceFile> Korean => Checkout.Files.Where(file => file.HasEnding(KoreanEnding));

    private static IEnumerable<SourceFile> English => Checkout.Files.Where(file => file.HasEnding(".resx") && !file.HasEnding(KoreanEnding));

    [Fact]
    public void Every_resource_file_comes_in_both_languages() =>
        Assert.Equal(English.Select(file => file.Path), Korean.Select(EnglishPath), StringComparer.Ordinal);

    [Fact]
    public void Both_languages_have_the_same_keys() =>
        Assert.All(Korean, file => Assert.Equal(
            Texts(Checkout.File(EnglishPath(file))).Keys.Order(StringComparer.Ordinal),
            Texts(file).Keys.Order(StringComparer.Ordinal),
            StringComparer.Ordinal));

    [Fact]
    public void Both_languages_fill_in_the_same_values()
    {
        var different = Korean.SelectMany(file =>
        {
            var english = Texts(Checkout.File(EnglishPath(file)));
            return Texts(file).Where(text => english.TryGetValue(text.Key, out var other) && Placeholders(text.Value) != Placeholders(other)).Select(text => $"{file}: {text.Key}");
        });

        Offenders.AreNone(different);
    }

    private static string EnglishPath(SourceFile korean) => korean.Path[..^KoreanEnding.Length] + ".resx";

    private static Dictionary<string, string> Texts(SourceFile file) =>
        XDocument.Parse(file.Text).Descendants("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal);

    private static string Placeholders(string text) =>
        string.Join(' ', Placeholder().Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    // The number only: a date or a figure may be formatted by language.
    [GeneratedRegex(@"\{\d+", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Placeholder();
}
