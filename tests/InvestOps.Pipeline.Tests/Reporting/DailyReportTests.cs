using System.Text.Json;
using InvestOps.Domain.Scanning;
using InvestOps.Pipeline.Reporting.Daily;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Runs;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.Reporting;

public sealed class DailyReportTests
{
    [Theory]
    [InlineData(ReportLanguage.English, "daily-report.en.golden.md")]
    [InlineData(ReportLanguage.Korean, "daily-report.ko.golden.md")]
    public void The_Markdown_is_the_accepted_one(ReportLanguage language, string golden) =>
        GoldenFile.Verify(golden, DailyReportRenderer.Markdown(MadeUpDay.Report(language)));

    [Fact]
    public async Task The_page_needs_nothing_from_outside_and_runs_nothing()
    {
        var html = await DailyReportRenderer.HtmlAsync(MadeUpDay.Report());

        Pages.AssertSelfContained(html);
    }

    [Theory]
    [InlineData(ReportLanguage.English)]
    [InlineData(ReportLanguage.Korean)]
    public async Task The_page_names_its_language_and_shows_what_changed(ReportLanguage language)
    {
        var html = await DailyReportRenderer.HtmlAsync(MadeUpDay.Report(language));
        var text = ReportText.In(language);

        Assert.Contains($"<html lang=\"{text.Tag}\">", html, StringComparison.Ordinal);
        Assert.Contains($"<dt>{text["strategy.left"]}</dt><dd>누리온 (900440), 가람모터스 (900550)</dd>", html, StringComparison.Ordinal);
        Assert.Equal(2, html.Split($"<span class=\"mark new\">{text["strategy.new"]}</span>").Length - 1);
    }

    [Fact]
    public async Task The_page_and_the_Markdown_count_the_issues_in_the_same_order()
    {
        var words = new[] { "word.advancers", "word.unchanged", "word.decliners", "word.halted" }.Select(key => ReportText.In(ReportLanguage.English)[key]).ToArray();
        var report = MadeUpDay.Report();

        Assert.Contains($"| {string.Join(" | ", words)} |", DailyReportRenderer.Markdown(report), StringComparison.Ordinal);
        Assert.Contains("| KOSPI | 571 | 49 | 312 | 18 |", DailyReportRenderer.Markdown(report), StringComparison.Ordinal);
        var head = (await DailyReportRenderer.HtmlAsync(report)).Split("class=\"boards\"")[1].Split("</thead>")[0];
        Assert.Equal(words, words.OrderBy(word => head.IndexOf($">{word}<", StringComparison.Ordinal)));
        Assert.All(words, word => Assert.Contains($">{word}<", head, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_headline_breaks_between_its_statements()
    {
        var html = await DailyReportRenderer.HtmlAsync(MadeUpDay.Report());

        Assert.Contains("<span class=\"part\">KOSPI 2,512.50 (&#x2B;0.50%) ·</span>", html, StringComparison.Ordinal);
        Assert.Contains("<span class=\"part\">2 entered the lists, 3 left</span>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exclusions_are_counted_by_reason_in_a_folded_table()
    {
        var html = await DailyReportRenderer.HtmlAsync(MadeUpDay.Report());

        Assert.Contains("<summary>5 issues left out, by reason</summary>", html, StringComparison.Ordinal);
        Assert.Contains("바다로솔루션 (900880): no price on <time>2023-01-20</time>, 252 sessions ago; 하늘시스템 (900990): 253 stored sessions in a row are needed, 12 are there", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Korean_report_gives_reasons_filters_notes_and_runs_in_Korean()
    {
        var report = MadeUpDay.Report(ReportLanguage.Korean);

        string[] pages = [await DailyReportRenderer.HtmlAsync(report), DailyReportRenderer.Markdown(report), DailyReportRenderer.Json(report)];

        Assert.All(pages, page => Assert.Contains(" 80,410원 → ", page, StringComparison.Ordinal));
        Assert.All(pages, page => Assert.Contains("120거래일 이동평균 2,531.00", page, StringComparison.Ordinal));
        Assert.All(pages[..2], page => Assert.Contains("우선주", page, StringComparison.Ordinal));
        Assert.All(pages[..2], page => Assert.Contains("완료", page, StringComparison.Ordinal));
        Assert.All(pages, page => Assert.DoesNotContain("sessions", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_report_gives_the_same_text()
    {
        Assert.Equal(await DailyReportRenderer.HtmlAsync(MadeUpDay.Report()), await DailyReportRenderer.HtmlAsync(MadeUpDay.Report()));
        Assert.Equal(DailyReportRenderer.Markdown(MadeUpDay.Report()), DailyReportRenderer.Markdown(MadeUpDay.Report()));
        Assert.Equal(DailyReportRenderer.Json(MadeUpDay.Report()), DailyReportRenderer.Json(MadeUpDay.Report()));
    }

    [Theory]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("</script><script>alert(1)</script>")]
    [InlineData("</style></title><svg onload=alert(1)>")]
    [InlineData("R&D <i>'한결'</i> 😀 \u202Egnp")]
    public async Task Foreign_text_stays_text_wherever_it_stands(string hostile)
    {
        var report = Hostile(hostile);

        var html = await DailyReportRenderer.HtmlAsync(report);

        Pages.AssertSelfContained(html);
        Assert.True(html.Split(Pages.Escaped(hostile)).Length > 10, "The text is shown in every field.");
        Assert.DoesNotContain("<", Pages.WithoutBreaks(DailyReportRenderer.Markdown(report)), StringComparison.Ordinal);
        Assert.DoesNotContain("<", DailyReportRenderer.Json(report), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_break_in_a_name_does_not_break_its_row()
    {
        var report = MadeUpDay.Report() with { Scans = [MadeUpDay.Empty("s") with { TopN = [MadeUpDay.Signal(1, "900110", "two\nlines | three", 1, 100)] }] };

        Assert.Contains("| 1 | 900110 | two lines \\| three | 100 |", DailyReportRenderer.Markdown(report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_without_anything_is_still_a_report()
    {
        var report = new DailyReport { Date = MadeUpDay.Date, Indices = [], Boards = [], Scans = [MadeUpDay.Empty("quiet")], DataNotes = [], Runs = [] };

        var html = await DailyReportRenderer.HtmlAsync(report);

        Assert.Contains("Nothing is held.", html, StringComparison.Ordinal);
        Assert.Contains("No earlier session is stored.", html, StringComparison.Ordinal);
        Assert.Contains("Nothing is held.", DailyReportRenderer.Markdown(report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_figures_are_dashes_and_nulls()
    {
        var report = MadeUpDay.Report() with
        {
            Indices = [new IndexSummary("KOSPI", double.NaN, null, [double.NaN])],
            Scans = [MadeUpDay.Empty("s") with { TopN = [MadeUpDay.Signal(1, "900110", "한결식품", double.NaN, double.NaN)] }],
        };

        Assert.DoesNotContain("NaN", await DailyReportRenderer.HtmlAsync(report), StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", DailyReportRenderer.Json(report), StringComparison.Ordinal);
        Assert.Contains("| KOSPI | – | – |", DailyReportRenderer.Markdown(report), StringComparison.Ordinal);
    }

    [Fact]
    public void The_JSON_has_the_figures_unrounded_and_the_names_as_they_are()
    {
        var json = DailyReportRenderer.Json(MadeUpDay.Report(ReportLanguage.Korean));

        using var document = JsonDocument.Parse(json);
        var strategy = document.RootElement.GetProperty("strategies")[0];
        Assert.Equal("2024-01-31", document.RootElement.GetProperty("date").GetString());
        Assert.Equal(1.2871, strategy.GetProperty("topN")[0].GetProperty("score").GetDouble());
        Assert.True(strategy.GetProperty("topN")[2].GetProperty("isNew").GetBoolean());
        Assert.Equal("900440 900550", string.Join(' ', strategy.GetProperty("left").EnumerateArray().Select(code => code.GetString())));
        Assert.Contains("tooLittleHistory", json, StringComparison.Ordinal);
        Assert.Contains("\"한결식품\"", json, StringComparison.Ordinal);
    }

    private static DailyReport Hostile(string text) => MadeUpDay.Report() with
    {
        Indices = [new IndexSummary(text, 100, 0.01, [99, 100])],
        Scans =
        [
            MadeUpDay.Empty(text) with
            {
                HoldCore = [MadeUpDay.Signal(null, "900001", text, null, 1)],
                TopN = [MadeUpDay.Signal(1, "900110", text, 1, 1) with { Reason = Unknown(text) }],
                Exclusions = [MadeUpDay.Exclusion("900220", text, ExclusionReason.NotListed, ExplanationKeys.NoRow, text)],
                MarketFilter = Unknown(text),
                Notes = [Unknown(text)],
            },
        ],
        DataNotes = [new DataNote(DataNoteSeverity.Warning, text, 1, [text])],
        Runs = [new RunRow(StageName.Ingest, RunState.Completed, text)],
    };

    private static Explanation Unknown(string index) => new(ExplanationKeys.FilterUnknown, [index, "200"]);
}
