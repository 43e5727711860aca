using InvestOps.Pipeline.Reporting.Comparisons;
using InvestOps.Pipeline.Reporting.Wording;
using Xunit;

namespace InvestOps.Pages.Tests;

public sealed class ComparisonPageTests(SharedBrowser browser)
{
    private const string Hostile = "\"><img src=x onerror=alert(1)>";

    [Theory]
    [InlineData(1200, false)]
    [InlineData(390, false)]
    [InlineData(320, false)]
    [InlineData(718, true)]
    public async Task It_fits_its_window_says_nothing_and_asks_for_nothing(int width, bool print)
    {
        await using var page = await browser.OpenAsync(await ComparisonRenderer.HtmlAsync(Eight(), ReportLanguage.English), new PageLook { Width = width, Print = print });

        Assert.Equal(0, await page.OverflowAsync());
        Assert.Equal(8, await page.Page.Locator(".compared li").CountAsync());
        Assert.Equal(0, await page.Page.Locator("img").CountAsync());
        Assert.Empty(page.Complaints);
        Assert.Empty(page.Requests);
    }

    private static Comparison Eight()
    {
        DateOnly[] dates = [.. Enumerable.Range(0, 400).Select(day => new DateOnly(2023, 1, 2).AddDays(day))];
        return new Comparison
        {
            From = dates[0],
            To = dates[^1],
            IsCut = true,
            Dates = dates,
            Backtests = [.. Enumerable.Range(1, 8).Select(number => Backtest(number, dates.Length))],
            Facts = [new ComparedFact("market", [.. Enumerable.Repeat(new string('f', 64), 7), Hostile])],
        };
    }

    private static ComparedBacktest Backtest(int number, int sessions) => new()
    {
        Id = $"momentum_topn_v1-{number:000000000000}",
        Strategy = number == 8 ? Hostile : "momentum_topN_v1",
        TotalReturn = 0.1 * number,
        Cagr = 0.1,
        Volatility = 0.2,
        Sharpe = null,
        Sortino = 1.2,
        MaxDrawdown = -0.12,
        Calmar = 0.8,
        HitRatio = 0.5,
        Turnover = 4,
        Costs = 123_456_789,
        Trades = 1_234,
        Equity = [.. Enumerable.Range(0, sessions).Select(day => 100 + (day * 0.1 * number))],
        Drawdowns = [.. Enumerable.Range(0, sessions).Select(day => -0.01 * (day % 12))],
    };
}
