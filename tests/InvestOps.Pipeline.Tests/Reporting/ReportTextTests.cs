using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using InvestOps.Domain.Market;
using InvestOps.Domain.Quality;
using InvestOps.Domain.Scanning;
using InvestOps.Domain.Tuning;
using InvestOps.Domain.Tuning.Evidence;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Dashboard;
using InvestOps.Pipeline.Dashboard.Months;
using InvestOps.Pipeline.Dashboard.Today;
using InvestOps.Pipeline.Notifications;
using InvestOps.Pipeline.Reporting.Daily;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Watching;
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

    [Theory]
    [InlineData("1", "1", "2018-01-02 to 2018-01-02 · 1 session · 1 trade")]
    [InlineData("2", "0", "2018-01-02 to 2018-01-02 · 2 sessions · 0 trades")]
    [InlineData("2,211", "1,938", "2018-01-02 to 2018-01-02 · 2,211 sessions · 1,938 trades")]
    public void One_is_singular(string sessions, string trades, string expected) =>
        Assert.Equal(expected, English.With("tearsheet.period", "2018-01-02", "2018-01-02", sessions, trades));

    [Theory]
    [InlineData(1, "On 1 session the source gave no change against the base price: splits and rights issues on it count as gains or losses.")]
    [InlineData(3, "On 3 sessions the source gave no change against the base price: splits and rights issues on them count as gains or losses.")]
    public void A_sentence_speaks_of_one_or_of_many(int sessions, string expected) =>
        Assert.Equal(expected, English.With("warning.noBasePrices", sessions));

    [Fact]
    public void A_value_that_looks_like_a_choice_stays_as_it_is() =>
        Assert.Equal("{0|a|b} is not stored for all of the last 1 session: no TopN is held", English.Of(new Explanation(ExplanationKeys.FilterUnknown, ["{0|a|b}", "1"])));

    [Fact]
    public void No_English_text_has_a_count_before_a_fixed_plural()
    {
        var fixedPlurals = English.Keys.Where(key => FixedPlural().IsMatch(English[key]));

        Assert.Empty(fixedPlurals);
    }

    [Fact]
    public void Every_choice_is_between_two_words_for_a_value_that_the_text_shows()
    {
        foreach (var key in English.Keys.Where(key => English[key].Contains('|', StringComparison.Ordinal)))
        {
            Assert.All(Choices().Matches(English[key]), choice => Assert.Contains($"{{{choice.Groups["place"].Value}}}", English[key], StringComparison.Ordinal));
            Assert.DoesNotContain('|', Choices().Replace(English[key], ""));
        }

        Assert.All(Korean.Keys, key => Assert.DoesNotContain('|', Korean[key]));
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
        var pipeline = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../../src/InvestOps.Pipeline"));
        var sources = new[] { "*.cs", "*.razor" }
            .SelectMany(pattern => Directory.EnumerateFiles(Path.Combine(pipeline, "Reporting"), pattern, SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Path.Combine(pipeline, "Notifications"), "*.cs", SearchOption.AllDirectories))
            .Concat(new[] { "*.cs", "*.razor" }.SelectMany(pattern => Directory.EnumerateFiles(Path.Combine(pipeline, "Dashboard"), pattern, SearchOption.AllDirectories)))
            .Concat(new[] { "BacktestWarnings.cs", "BacktestRequests.cs", "BacktestMessageReader.cs", "Refusal.cs" }.Select(name => Path.Combine(pipeline, "Backtesting", name)))
            .Append(Path.Combine(pipeline, "Watching", "HealthRules.cs"))
            .Append(Path.Combine(pipeline, "..", "InvestOps.Functions", "Http", "Dashboard", "BacktestForm.cs"));
        var prefixes = English.Keys.Select(key => key[..key.IndexOf('.', StringComparison.Ordinal)]).ToHashSet(StringComparer.Ordinal);
        var literals = sources.SelectMany(source => Key().Matches(File.ReadAllText(source))).Select(match => match.Groups["key"].Value);
        string[] used =
        [
            .. literals.Where(key => !FileName().IsMatch(key) && prefixes.Contains(key[..key.IndexOf('.', StringComparison.Ordinal)])),
            .. Enum.GetNames<ExclusionReason>().Select(name => $"exclusion.{name}"),
            .. Enum.GetValues<BarFinding>().Where(finding => finding > BarFinding.Rounded).Select(finding => $"finding.{finding}"), // the others are no news to a reader
            .. Enum.GetNames<SessionCheck>().Select(check => $"check.{check}"),
            .. Enum.GetNames<Board>().Select(name => $"board.{name}"),
            .. Enum.GetNames<PriceBasis>().Select(name => $"basis.{name}"),
            .. Enum.GetNames<NoticeKind>().Select(name => $"notify.kind.{name}"),
            .. Enum.GetNames<StageName>().Select(name => $"stage.{name}"),
            .. Enum.GetNames<RunState>().Select(name => $"outcome.{name}"),
            .. ExplanationKeys.ValueCounts.Keys.Select(key => $"why.{key}"),
            .. Enum.GetNames<DataNoteSeverity>().Select(name => $"severity.{name}"),
            .. Enum.GetNames<Measure>().Select(name => $"tune.measure.{name}"),
            .. new[] { Checks.Deflated, Checks.Superior, Checks.Overfit, Checks.TrackRecord, Checks.WalkForward, Checks.CrossValidated, Checks.Neighbours, Checks.Costs, Checks.Delay }.Select(name => $"tune.check.{name}"),
            .. Enumerable.Range(1, 12).Select(month => $"month.{month}"),
            .. Enumerable.Range(0, 7).SelectMany(day => new[] { $"weekday.{day}", $"dash.weekday.{day}" }),
            .. DashboardKeys,
        ];
        return used.ToHashSet(StringComparer.Ordinal);
    }

    private static IEnumerable<string> DashboardKeys =>
    [
        .. Enum.GetNames<StepState>().Select(name => $"dash.step.{name}"),
        .. Enum.GetValues<DayState>().Except([DayState.Weekend, DayState.Holiday]).SelectMany(state => new[] { $"dash.day.{state}", $"dash.day.hint.{state}" }),
        .. Enum.GetNames<HealthLevel>().Select(name => $"dash.level.{name}"),
        .. Enum.GetNames<ChangeKind>().Select(name => $"dash.change.{name}"),
        .. Enum.GetNames<CanaryState>().Select(name => $"dash.canary.{name}"),
        .. Enum.GetNames<DecisionVerdict>().Select(name => $"dash.verdict.{name}"),
        .. Enum.GetNames<BacktestState>().Append("Gone").Select(name => $"dash.backtest.{name}"),
        .. Enum.GetValues<SignInState>().Except([SignInState.Asked]).Select(state => $"dash.signin.{state}"),
        .. DashboardNotices.All.Select(name => $"dash.notice.{name}"),
        .. new[] { "forbidden", "missing", "large", "often", "broken", "wrong" }.SelectMany(kind => new[] { $"dash.problem.{kind}", $"dash.problem.{kind}.text" }),
        .. Enumerable.Range(0, 33 * 366).Select(day => KoreanHolidays.NameOf(new DateOnly(1995, 5, 2).AddDays(day))).Append("weekend").Distinct(StringComparer.Ordinal).Select(name => $"dash.holiday.{name}"),
    ];

    [GeneratedRegex(@"\.(json|html|png)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FileName();

    [GeneratedRegex(@"\{\d+\}", RegexOptions.None, 1000)]
    private static partial Regex Place();

    [GeneratedRegex(@"\{\d+\} (issues|sessions|trades|rows|strategies|signals|fills|buys|sells|days)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FixedPlural();

    [GeneratedRegex(@"\{(?<place>\d+)\|[^|{}]*\|[^|{}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Choices();

    [GeneratedRegex("\"(?<key>[a-z]+(\\.[a-zA-Z]+)+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();
}
