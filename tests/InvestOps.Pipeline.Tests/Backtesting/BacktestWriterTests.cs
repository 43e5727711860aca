using System.Text;
using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Scanning.Scanners;
using InvestOps.Domain.Trading;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.MarketData.Manifest;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.Backtesting;

public sealed class BacktestWriterTests
{
    [Fact]
    public async Task Dividends_are_a_file_and_lines_of_their_own_between_prices_and_net()
    {
        // One issue that never moves: all that is earned are its dividends, less 15.4 % cut down to the won.
        var files = await WriteAsync(new MarketBuilder(60).Issue("000010", 10_000).Dividend("000010", 40, 100).Dividend("000010", 50, 12.5m));

        Assert.Equal(
            ["ex_date,code,name,gross,tax,net", "2024-02-29,000010,종목000010,9900,1524,8376", "2024-03-15,000010,종목000010,1237,190,1047"],
            Encoding.UTF8.GetString(files["dividends.csv"]).TrimStart('\uFEFF').TrimEnd().Split('\n', StringSplitOptions.TrimEntries));
        var costs = AssetJson.Read<BacktestDocument>(files["result.json"]).Measures!.Attribution;
        Assert.Equal((9_423m, 0m, 9_423m), (costs.Gross, costs.Commission, costs.Net));
        var page = Encoding.UTF8.GetString(files["tearsheet.html"]);
        Assert.Contains("Dividends, before tax", page, StringComparison.Ordinal);
        Assert.Contains("−1,714", page, StringComparison.Ordinal);
        Assert.Contains("11,137", page, StringComparison.Ordinal);
        Assert.Contains("dividends.csv", page, StringComparison.Ordinal);
        Assert.DoesNotContain("There are no dividends in it", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_without_dividends_says_so_and_has_no_file_of_them()
    {
        var files = await WriteAsync(new MarketBuilder(60).Issue("000010", 10_000));

        Assert.DoesNotContain("dividends.csv", files.Keys);
        var page = Encoding.UTF8.GetString(files["tearsheet.html"]);
        Assert.Contains("There are no dividends in it: none are known for what was held.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Dividends, before tax", page, StringComparison.Ordinal);
    }

    private static async Task<Dictionary<string, byte[]>> WriteAsync(MarketBuilder market)
    {
        var panel = market.Index("KOSPI", _ => 2_500).Build();
        var strategy = new Strategy
        {
            Name = "hold",
            Description = "",
            Universe = [],
            Scanner = new MomentumScanner(5, 0),
            Sizing = new Sizing { TopN = 1, Invested = new Weight(0.99m) },
            Rebalance = RebalanceSchedule.Monthly,
            Execution = new ExecutionRules(),
            Costs = new TradingCosts { Commission = 0, FixedSalesTax = 0, Slippage = 0 },
            Fingerprint = "",
        };
        var request = new BacktestRequest { Id = "hold", Strategy = "hold", From = panel.Sessions[0].Date, To = panel.Sessions[^1].Date, Capital = new Won(1_000_000) };
        var empty = new MarketManifest { Basis = panel.Basis, Sessions = CalendarKind.Krx };
        var settled = new SettledBacktest(request, strategy, new MarketDescription(empty, panel.Calendar), "none");
        var written = await new BacktestWriter("none", ReportLanguage.English).WriteAsync(settled, panel, Backtest.Run(request, strategy, panel), [], TestContext.Current.CancellationToken);
        return written.Files.ToDictionary(file => file.Path.ToString().Split('/')[^1], file => file.Content, StringComparer.Ordinal);
    }
}
