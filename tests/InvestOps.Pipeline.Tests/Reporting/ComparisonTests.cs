using InvestOps.Domain.Performance;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Reporting;
using InvestOps.Pipeline.Reporting.Comparisons;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.Reporting;

public sealed class ComparisonTests
{
    private readonly InMemoryAssetStore _store = new();

    [Fact]
    public void Curves_are_measured_over_the_common_range_from_the_value_before_it()
    {
        var first = Finished("first", new DateOnly(2024, 1, 2), [100, 110, 121, 133.1]);
        var second = Finished("second", new DateOnly(2024, 1, 4), [200, 220]);

        var comparison = Comparison.Of([first, second]);

        Assert.Equal((new DateOnly(2024, 1, 4), new DateOnly(2024, 1, 5), true), (comparison.From, comparison.To, comparison.IsCut));
        Assert.Equal(0.21, comparison.Backtests[0].TotalReturn, 1e-12);   // from 110 on
        Assert.Equal(1.2, comparison.Backtests[1].TotalReturn, 1e-12);    // from the capital of 100 on
        Assert.Equal([110, 121], comparison.Backtests[0].Equity.Select(value => Math.Round(value, 9)));
        Assert.Equal(["from"], comparison.Facts.Where(fact => fact.Differs).Select(fact => fact.Name));
    }

    [Fact]
    public void Parameters_and_hashes_that_differ_are_told()
    {
        var first = Finished("first", new DateOnly(2024, 1, 2), [100, 110]);
        var second = first with
        {
            Result = first.Result with { Id = "second" },
            Request = first.Request with { Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["scanner.lookback"] = "126" } },
            Manifest = first.Manifest with { Inputs = new Dictionary<string, string>(StringComparer.Ordinal) { ["market"] = "m", ["strategy:s"] = "other" } },
        };

        var facts = Comparison.Of([first, second]).Facts.Where(fact => fact.Differs).ToDictionary(fact => fact.Name, fact => string.Join('|', fact.Values), StringComparer.Ordinal);

        Assert.Equal(new Dictionary<string, string>(StringComparer.Ordinal) { ["scanner.lookback"] = "|126", ["fingerprint"] = "f|other" }, facts);
    }

    [Fact]
    public void Backtests_without_common_sessions_are_refused()
    {
        var refused = Assert.Throws<InvalidRequestException>(() => Comparison.Of([Finished("first", new DateOnly(2024, 1, 2), [100, 110]), Finished("second", new DateOnly(2024, 2, 5), [100, 110])]));

        Assert.Equal(["The backtests have no sessions in common: one begins on 2024-02-05, another ends on 2024-01-03."], refused.Reasons);
    }

    [Fact]
    public void One_alone_and_one_twice_are_refused()
    {
        var one = Finished("one", new DateOnly(2024, 1, 2), [100, 110]);

        Assert.Equal(["From 2 to 8 backtests can be compared, not 1."], Assert.Throws<InvalidRequestException>(() => Comparison.Of([one])).Reasons);
        Assert.Equal(["one is given more than once."], Assert.Throws<InvalidRequestException>(() => Comparison.Of([one, one])).Reasons);
    }

    [Theory]
    [InlineData("momentum-1e", "There is no finished backtest 'momentum-1e'. Did you mean 'momentum-1f'?")]
    [InlineData("../../secret", "There is no finished backtest '../../secret'. Finished are momentum-1f.")]
    public async Task An_unknown_id_is_named_with_what_there_is(string id, string expected)
    {
        await StoreAsync(Finished("momentum-1f", new DateOnly(2024, 1, 2), [100, 110]));

        var refused = await Assert.ThrowsAsync<InvalidRequestException>(() => Publisher().CompareAsync(["momentum-1f", id], TestContext.Current.CancellationToken));

        Assert.Equal([expected], refused.Reasons);
    }

    [Fact]
    public async Task What_was_published_is_read_back_and_written_as_one_page()
    {
        await StoreAsync(Finished("first", new DateOnly(2024, 1, 2), [100, 110, 105]));
        await StoreAsync(Finished("second", new DateOnly(2024, 1, 2), [100, 90, 130]));

        var comparison = await Publisher().CompareAsync(["first", "second"], TestContext.Current.CancellationToken);
        await Publisher().PublishAsync(comparison, TestContext.Current.CancellationToken);

        Assert.Equal([1.05, 1.3], comparison.Backtests.Select(backtest => Math.Round(1 + backtest.TotalReturn, 12)));
        Assert.Equal(-0.1, comparison.Backtests[1].MaxDrawdown, 1e-12);
        var page = (await _store.ListAsync("reports", "compare/", TestContext.Current.CancellationToken)).Single();
        Assert.EndsWith(".html", page.Path, StringComparison.Ordinal);
        Assert.Equal(await Publisher().RenderAsync(comparison), await _store.ReadAsync(page, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(ReportLanguage.English)]
    [InlineData(ReportLanguage.Korean)]
    public async Task Foreign_text_in_a_comparison_stays_text(ReportLanguage language)
    {
        const string hostile = "</script><img src=x onerror=alert(1)>";
        var first = Finished("first", new DateOnly(2024, 1, 2), [100, 400, 105]);
        var second = first with { Result = first.Result with { Id = hostile, Strategy = hostile, Benchmark = hostile } };

        var html = await ComparisonRenderer.HtmlAsync(Comparison.Of([first, second]), language);

        Pages.AssertSelfContained(html);
        Assert.Contains(Pages.Escaped(hostile), html, StringComparison.Ordinal);
    }

    private ComparisonPublisher Publisher() => new(_store, new ReportSettings(ReportLanguage.English));

    private static FinishedBacktest Finished(string id, DateOnly from, double[] equity)
    {
        var sessions = new MarketBuilder(from, equity.Length).Sessions;
        return new FinishedBacktest
        {
            Result = new BacktestDocument
            {
                Id = id,
                Strategy = "s",
                From = sessions[0].Date,
                To = sessions[^1].Date,
                Capital = 100,
                FinalEquity = (decimal)equity[^1],
                Trades = 3,
                LapsedOrders = 0,
                CorporateActions = 0,
                Benchmark = "KOSPI",
                Performance = new PerformanceDocument { TotalReturn = 0, MaxDrawdown = 0, LongestDrawdownDays = 0, Commission = 1, SalesTax = 2, Slippage = 3, Turnover = 4 },
                Yearly = Array.Empty<PeriodReturn>(),
                LastHoldings = [],
            },
            Request = new BacktestMessage { Strategy = "s", From = sessions[0].Date, To = sessions[^1].Date },
            Manifest = new AssetManifest { CodeVersion = "1", Inputs = new Dictionary<string, string>(StringComparer.Ordinal) { ["market"] = "m", ["strategy:s"] = "f" }, Files = new Dictionary<string, string>(StringComparer.Ordinal) },
            Dates = [.. sessions.Select(session => session.Date)],
            Equity = equity,
        };
    }

    private async Task StoreAsync(FinishedBacktest backtest)
    {
        var csv = new CsvText("date", "equity", "cash", "benchmark");
        for (var t = 0; t < backtest.Dates.Count; t++)
        {
            csv.Row(backtest.Dates[t], (decimal)backtest.Equity[t], 0m, double.NaN);
        }

        (string, byte[])[] files =
        [
            ("equity.csv", csv.ToUtf8()), ("result.json", AssetJson.Write(backtest.Result)), ("request.json", backtest.Request.ToJson()), ("manifest.json", AssetJson.Write(backtest.Manifest)),
        ];
        foreach (var (name, content) in files)
        {
            await _store.WriteAsync(AssetCatalog.Backtest(backtest.Id, name), content, TestContext.Current.CancellationToken);
        }
    }
}
