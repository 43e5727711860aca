using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace InvestOps.Conformance.Tests;

public sealed partial class TextResourceTests
{
    // X.en.resx, or X.resx for the neutral language, and X.ko.resx belong together.
    private static IEnumerable<IGrouping<string, SourceFile>> Families =>
        Checkout.Files.Where(file => file.HasEnding(".resx")).GroupBy(file => Language().Replace(file.Path, ""), StringComparer.Ordinal);

    [Fact]
    public void Every_resource_file_comes_in_english_and_korean() =>
        Offenders.AreNone(Families.Where(family => family.Count() != 2 || !family.Any(IsKorean)).Select(family => family.Key));

    [Fact]
    public void Both_languages_have_the_same_keys() =>
        Offenders.AreNone(Families.SelectMany(family => family.SelectMany(file => MissingIn(file, family))));

    [Fact]
    public void Both_languages_fill_in_the_same_values()
    {
        var different = Families.SelectMany(family => family.SelectMany(Texts, (_, text) => (family.Key, Text: text))
            .GroupBy(item => (item.Key, Name: item.Text.Key), item => Placeholders(item.Text.Value)))
            .Where(translations => translations.Distinct(StringComparer.Ordinal).Count() > 1)
            .Select(translations => $"{translations.Key.Key}: {translations.Key.Name}");

        Offenders.AreNone(different);
    }

    private static bool IsKorean(SourceFile file) => file.HasEnding(".ko.resx");

    private static IEnumerable<string> MissingIn(SourceFile file, IEnumerable<SourceFile> family) =>
        family.SelectMany(other => Texts(other).Keys).Except(Texts(file).Keys, StringComparer.Ordinal).Select(key => $"{file}: {key}");

    private static Dictionary<string, string> Texts(SourceFile file) =>
        XDocument.Parse(file.Text).Descendants("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal);

    private static string Placeholders(string text) =>
        string.Join(' ', Placeholder().Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [GeneratedRegex(@"(\.[a-z]{2})?\.resx$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Language();

    // The number only: a date or a figure may be formatted by language.
    [GeneratedRegex(@"\{\d+", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Placeholder();
}
