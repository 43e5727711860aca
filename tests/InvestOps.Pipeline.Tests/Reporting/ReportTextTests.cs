using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using InvestOps.Domain.Market;
using InvestOps.Domain.Quality;
using InvestOps.Domain.Scanning;
using InvestOps.Pipeline.Reporting.Daily;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Runs;
using Xunit;

namespace InvestOps.Pipeline.Tests.Reporting;

public sealed partial class ReportTextTests
{
    private static readonly ReportText English = ReportText.In(ReportLanguage.English);
    private static readonly ReportText Korean = ReportText.In(ReportLanguage.Korean);

    [Fact]
    public void Both_languages_have_the_same_keys() => Assert.Equal(English.Keys, Korean.Keys, StringComparer.Ordinal);

    [Fact]
    public void Both_languages_fill_the_same_places()
    {
        foreach (var key in English.Keys)
        {
            Assert.True(Places(English[key]).SetEquals(Places(Korean[key])), key);
        }
    }

    [Fact]
    public void Every_key_is_used_and_every_used_key_is_there()
    {
        var used = UsedKeys();

        Assert.Empty(English.Keys.Except(used, StringComparer.Ordinal));
        Assert.Empty(used.Except(English.Keys, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_explanation_shows_all_its_values_and_no_more()
    {
        Assert.All(ExplanationKeys.ValueCounts, key =>
        {
            var places = Enumerable.Range(0, key.Value).Select(place => $"{{{place}}}").ToHashSet(StringComparer.Ordinal);
            Assert.Equal(places, Places(English[$"why.{key.Key}"]));
            Assert.Equal(places, Places(Korean[$"why.{key.Key}"]));
        });
    }

    [Fact]
    public void An_explanation_is_put_into_words_with_a_true_minus_sign()
    {
        var explanation = new Explanation(ExplanationKeys.Reversal, ["-1.50%", "5", "2024-01-02", "1,000", "2024-01-09", "985"]);

        Assert.Equal("−1.50% over 5 sessions, from 2024-01-02 (1,000) to 2024-01-09 (985)", English.Of(explanation));
        Assert.Equal("5거래일 수익률 −1.50%, 2024-01-02 1,000원 → 2024-01-09 985원", Korean.Of(explanation));
    }

    [Fact]
    public void A_setting_names_the_language()
    {
        Assert.Equal(ReportLanguage.Korean, ReportText.LanguageOf("ko"));
        Assert.Equal(ReportLanguage.English, ReportText.LanguageOf("en"));
        Assert.Throws<FormatException>(() => ReportText.LanguageOf("fr"));
    }

    [Fact]
    public void An_unknown_key_is_an_error() => Assert.Throws<KeyNotFoundException>(() => English["no.such.key"]);

    private static HashSet<string> Places(string text) => Place().Matches(text).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);

    private static HashSet<string> UsedKeys([CallerFilePath] string file = "")
    {
<<<<<<< HEAD
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../../src/InvestOps.Pipeline"));
        var sources = new[] { "*.cs", "*.razor" }.SelectMany(pattern => Directory.EnumerateFiles(root, pattern, SearchOption.AllDirectories)).Where(source => !source.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
=======
        var pipeline = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../../src/InvestOps.Pipeline"));
        var sources = new[] { "*.cs", "*.razor" }
            .SelectMany(pattern => Directory.EnumerateFiles(Path.Combine(pipeline, "Reporting"), pattern, SearchOption.AllDirectories))
            .Append(Path.Combine(pipeline, "Backtesting", "BacktestWarnings.cs"));
>>>>>>> main
        var prefixes = English.Keys.Select(key => key[..key.IndexOf('.', StringComparison.Ordinal)]).ToHashSet(StringComparer.Ordinal);
        var literals = sources.SelectMany(source => Key().Matches(File.ReadAllText(source))).Select(match => match.Groups["key"].Value);
        string[] used =
        [
            .. literals.Where(key => prefixes.Contains(key[..key.IndexOf('.', StringComparison.Ordinal)])),
            .. Enum.GetNames<ExclusionReason>().Select(name => $"exclusion.{name}"),
            .. Enum.GetValues<BarFinding>().Where(finding => finding > BarFinding.Rounded).Select(finding => $"finding.{finding}"), // the others are no news to a reader
            .. Enum.GetNames<Board>().Select(name => $"board.{name}"),
            .. Enum.GetNames<PriceBasis>().Select(name => $"basis.{name}"),
            .. Enum.GetNames<StageName>().Select(name => $"stage.{name}"),
            .. Enum.GetNames<RunState>().Select(name => $"outcome.{name}"),
            .. ExplanationKeys.ValueCounts.Keys.Select(key => $"why.{key}"),
            .. Enum.GetNames<DataNoteSeverity>().Select(name => $"severity.{name}"),
            .. Enumerable.Range(1, 12).Select(month => $"month.{month}"),
            .. Enumerable.Range(0, 7).Select(day => $"weekday.{day}"),
        ];
        return used.ToHashSet(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\{\d+\}", RegexOptions.None, 1000)]
    private static partial Regex Place();

    // A literal that ends like a file is the name of one.
    [GeneratedRegex("\"(?<key>[a-z]+(\\.[a-zA-Z]+)+)(?<!\\.(html|json|png|csv|md))\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();
}
