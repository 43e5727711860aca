using InvestOps.Domain.Tuning;
using InvestOps.Domain.Tuning.Evidence;
using InvestOps.Domain.Tuning.Folds;
using InvestOps.Domain.Tuning.Search;
using InvestOps.Pipeline.Reporting.Tunings;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Tuning;
using Xunit;

namespace InvestOps.Pages.Tests;

public sealed class TuningPageTests(SharedBrowser browser)
{
    private const string Hostile = "\"><img src=x onerror=alert(1)>";

    [Theory]
    [InlineData(1200, false, ReportLanguage.English)]
    [InlineData(390, false, ReportLanguage.Korean)]
    [InlineData(320, false, ReportLanguage.English)]
    [InlineData(718, true, ReportLanguage.Korean)]
    public async Task It_fits_its_window_says_nothing_and_asks_for_nothing(int width, bool print, ReportLanguage language)
    {
        await using var page = await browser.OpenAsync(await TuningRenderer.HtmlAsync(Sheet(language)), new PageLook { Width = width, Print = print });

        Assert.Equal(0, await page.OverflowAsync());
        Assert.Equal(0, await page.Page.Locator("img").CountAsync());
        Assert.Equal(2, await page.Page.Locator(".top tbody tr").CountAsync());
        Assert.Equal(1, await page.Page.Locator(".top a").CountAsync());
        Assert.Equal("investops backtest run --strategy " + Hostile, await page.Page.Locator(".commands dd").InnerTextAsync());
        Assert.Empty(page.Complaints);
        Assert.Empty(page.Requests);
    }

    [Fact]
    public async Task The_verdict_comes_first_and_failed_checks_are_marked()
    {
        await using var page = await browser.OpenAsync(await TuningRenderer.HtmlAsync(Sheet(ReportLanguage.English)), new PageLook { Width = 1200 });

        Assert.Equal("Luck can explain it: do not trade this.", await page.Page.Locator("header .verdict").InnerTextAsync());
        Assert.Equal(1, await page.Page.Locator(".checks .level-error").CountAsync());
    }

    [Fact]
    public async Task A_tuning_without_a_choice_has_its_verdict_and_its_hashes()
    {
        var sheet = Sheet(ReportLanguage.English);
        var empty = sheet with { Document = sheet.Document with { Evidence = null, Checks = [], Top = [], Rolling = [] }, Maps = [], Pairs = [], Dates = [], Rolling = [], Anchored = [], Hindsight = [] };

        await using var page = await browser.OpenAsync(await TuningRenderer.HtmlAsync(empty), new PageLook { Width = 390 });

        Assert.Equal(0, await page.OverflowAsync());
        Assert.Equal(0, await page.Page.Locator(".checks").CountAsync());
        Assert.Contains(new string('a', 64), await page.Page.Locator(".facts").InnerTextAsync(), StringComparison.Ordinal);
    }

    private static TuningSheet Sheet(ReportLanguage language)
    {
        DateOnly[] dates = [.. Enumerable.Range(0, 500).Select(day => new DateOnly(2022, 1, 3).AddDays(day))];
        return new TuningSheet
        {
            Document = Document(dates),
            Maps = [Map("skip", 4), Map("top_n", 40)],
            Pairs = [.. Enumerable.Range(0, 300).Select(place => new SampledPair(1 + (0.002 * place), Math.Sin(place)))],
            Dates = dates,
            Rolling = [.. dates.Select((_, day) => 100 + (0.1 * day))],
            Anchored = [.. dates.Select((_, day) => 100 - (0.05 * day))],
            Hindsight = [.. dates.Select((_, day) => 100 + (0.4 * day))],
            Files = new Dictionary<string, string>(StringComparer.Ordinal) { ["result.json"] = new('a', 64) },
            Language = language,
        };
    }

    private static TuningMap Map(string across, int columns) => new(
        across,
        "scanner.lookback",
        [.. Enumerable.Range(0, columns).Select(column => FormattableString.Invariant($"{column * 7}"))],
        ["63", "126", "252"],
        [.. Enumerable.Range(0, 3).Select(row => Enumerable.Range(0, columns).Select(column => column == 2 ? (double?)null : (0.3 * row) - (0.1 * column)).ToArray())],
        (2, 0));

    private static TuningDocument Document(DateOnly[] dates) => new()
    {
        Plan = Plan(),
        Verdict = LuckVerdict.Luck,
        Words = "Luck can explain it: do not trade this.",
        Trials = 12,
        TrialsEver = 400,
        Refused = 3,
        Benchmark = Hostile,
        Evidence = Evidence(),
        Checks = [new Check(Checks.Deflated, 0.4, 0.95, false, true), new Check(Checks.TrackRecord, 900, 1200, true, true), new Check(Checks.Neighbours, null, 0.5, true, false)],
        Top = [Entry(1), Entry(2) with { IsBacktested = false }],
        Rolling = [Fold(dates[0], dates[249]), Fold(dates[250], dates[^1])],
        Anchored = [Fold(dates[0], dates[^1])],
        Purged = [],
    };

    private static TuningPlan Plan() => new()
    {
        Id = "momentum_topn_v1-0123456789ab",
        Strategy = Hostile,
        From = new DateOnly(2014, 1, 2),
        To = new DateOnly(2024, 12, 30),
        Capital = 1_000_000_000,
        Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["hold_core"] = "false" },
        Dimensions = [new Dimension("scanner.lookback", ["63", "126", "252"]), new Dimension("sizing.top_n", ["10", "20"])],
        Search = SearchKind.Grid,
        Trials = 12,
        Seed = 0,
        Objective = Measure.Sharpe,
        Constraints = [new Constraint(Measure.MaxDrawdown, true, -0.4)],
        Folds = new FoldRules(),
        Vintage = new string('b', 64),
        Fingerprint = new string('c', 64),
        CodeVersion = "0.1.0+" + new string('d', 40),
    };

    private static TrialEntry Entry(int number) => new(number, Chosen, 1.1, 1.1, 0.12, 0.2, -0.3, 8, 1_234, "momentum_topn_v1-0123456789ab", true, "investops backtest run --strategy " + Hostile);

    private static FoldEntry Fold(DateOnly from, DateOnly to) => new(from.AddYears(-3), from.AddDays(-1), from, to, Chosen, 1.4, -0.2, -0.05, -0.2);

    private static Dictionary<string, string> Chosen => new(StringComparer.Ordinal) { ["scanner.lookback"] = "126", ["sizing.top_n"] = "20" };

    private static EvidenceEntry Evidence() => new()
    {
        BestSharpe = 1.1,
        LuckySharpe = 0.9,
        ProbabilisticSharpe = 0.99,
        DeflatedSharpe = 0.4,
        MinimumTrackRecord = 900,
        OverfittingProbability = 0.46,
        LossProbability = 0.2,
        Degradation = -0.5,
        RealityCheckP = 0.3,
        SuperiorAbilityP = 0.2,
        RollingSharpe = 0.3,
        AnchoredSharpe = 0.2,
        CrossValidatedSharpe = 0.4,
        Neighbours = 3,
        NeighboursMedian = 0.9,
        NeighboursWorst = 0.7,
        Stability = 0.8,
        DoubledCostsSharpe = 0.8,
        SessionLaterSharpe = 0.9,
    };
}
