using InvestOps.Pipeline.Reporting.Pages;
using InvestOps.Pipeline.Reporting.TearSheets;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.Reporting;

public sealed class TearSheetEdgeCaseTests
{
    [Fact]
    public Task One_session_is_a_sheet() => IsShownAsync(MadeUpBacktest.Of([(100, 2000)]));

    [Fact]
    public Task A_flat_curve_is_a_sheet() => IsShownAsync(MadeUpBacktest.Of([.. Enumerable.Repeat((100d, 2000d), 40)]));

    [Fact]
    public Task A_curve_that_ends_at_nothing_is_a_sheet() => IsShownAsync(MadeUpBacktest.Of([(100, 2000), (50, 2000), (0, 2000)]));

    [Fact]
    public Task A_backtest_without_fills_or_holdings_is_a_sheet()
    {
        var sheet = MadeUpBacktest.Walk(40);
        return IsShownAsync(sheet with { Result = sheet.Result with { Fills = [], LastHoldings = [] } });
    }

    [Fact]
    public Task A_sheet_without_periods_is_a_sheet()
    {
        var sheet = MadeUpBacktest.Walk(40);
        return IsShownAsync(sheet with { Report = sheet.Report with { Monthly = [], Yearly = [] } });
    }

    [Fact]
    public async Task Without_a_benchmark_the_sheet_says_so()
    {
        var sheet = MadeUpBacktest.Of([.. Enumerable.Range(0, 60).Select(day => (100d + day, double.NaN))]);

        var html = await TearSheetRenderer.HtmlAsync(sheet);

        await IsShownAsync(sheet);
        Assert.Contains("no index stored", html, StringComparison.Ordinal);
        Assert.Contains("<h2>Equity</h2>", html, StringComparison.Ordinal);
        Assert.Contains("The curve begins at 100.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Both", html, StringComparison.Ordinal);
        Assert.DoesNotContain(" over the same sessions", html, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_benchmark_with_gaps_is_drawn_in_pieces() =>
        IsShownAsync(MadeUpBacktest.Of([.. Enumerable.Range(0, 60).Select(day => (100d + day, day % 3 == 0 ? double.NaN : 2000d + day))]));

    [Fact]
    public Task Nine_years_are_a_sheet() => IsShownAsync(MadeUpBacktest.Walk(2_200));

    [Theory]
    [InlineData(0, 100)]
    [InlineData(100, -1)]
    public async Task Equity_that_cannot_be_is_refused(double first, double last)
    {
        var sheet = MadeUpBacktest.Of([(100, 2000), (100, 2000)]);
        var curve = sheet.Result.Curve;
        sheet = sheet with { Result = sheet.Result with { Curve = [curve[0] with { Equity = new((decimal)first) }, curve[1] with { Equity = new((decimal)last) }] } };

        await Assert.ThrowsAsync<ArgumentException>(() => TearSheetRenderer.HtmlAsync(sheet));
    }

    [Fact]
    public void Drawdowns_that_do_not_fit_the_curve_are_refused()
    {
        var sheet = MadeUpBacktest.Walk(40);

        Assert.Throws<ArgumentException>(() => TearSheetRenderer.Png(sheet with { Report = sheet.Report with { Drawdowns = [0, 0] } }));
    }

    private static async Task IsShownAsync(TearSheet sheet)
    {
        var html = await TearSheetRenderer.HtmlAsync(sheet);

        Pages.AssertSelfContained(html);
        Assert.DoesNotContain("NaN", html.Replace(ReportStyle.Script, "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("∞", html, StringComparison.Ordinal);
        Assert.NotEmpty(TearSheetRenderer.Png(sheet));
    }
}
