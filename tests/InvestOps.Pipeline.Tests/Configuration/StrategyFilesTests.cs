using System.Globalization;
using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Scanning;
using InvestOps.Domain.Scanning.Scanners;
using InvestOps.Domain.Trading;
using InvestOps.Domain.Universes;
using InvestOps.Pipeline.Configuration;
using Xunit;

namespace InvestOps.Pipeline.Tests.Configuration;

public sealed class StrategyFilesTests : IDisposable
{
    private readonly ConfigFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_becomes_a_strategy()
    {
        var strategy = _folder.Strategies.Load("case");

        Assert.Equal("case", strategy.Name);
        Assert.Equal("A test's strategy", strategy.Description);
        Assert.Equal([ExclusionReason.Halted, ExclusionReason.OtherBoard, ExclusionReason.Illiquid], strategy.Universe.Select(rule => rule.Reason));
        Assert.Equal([Board.Kospi, Board.Kosdaq], Assert.IsType<Boards>(strategy.Universe[1]).Traded);
        var median = Assert.IsType<MinimumMedianValue>(strategy.Universe[2]);
        Assert.Equal((20, 1e9), (median.Sessions, median.Won));
        var scanner = Assert.IsType<MomentumScanner>(strategy.Scanner);
        Assert.Equal((252, 21), (scanner.LookbackSessions, scanner.Skip));
        Assert.Equal(new MarketFilter("KOSPI", 200), strategy.Filter);
        Assert.Equal(new Sizing { TopN = 20, Invested = new Weight(0.99m) }, strategy.Sizing);
        Assert.Equal(RebalanceSchedule.Monthly, strategy.Rebalance);
        Assert.Equal(new ExecutionRules(), strategy.Execution);
        Assert.Equal(new TradingCosts { Commission = 0.00015m, FixedSalesTax = null, Slippage = 0.001m }, strategy.Costs);
        Assert.Equal([new CoreHolding(Symbol.Parse("005930"), new Weight(0.05m))], strategy.HoldCore);
        Assert.Equal("KOSPI", strategy.Benchmark);
    }

    [Fact]
    public void Everything_that_may_be_left_out_has_a_default()
    {
        _folder.Change("market_filter: { index: KOSPI, sessions: 200 }\n", "");
        _folder.Write("strategies/other.yaml", """
            schema: 1
            description: The least that a strategy says
            universe: {}
            scanner: { type: low_volatility, sessions: 60 }
            sizing: { top_n: 5, invested: 1 }
            rebalance: daily
            execution: { fill: next_close, untraded: last_price, shares: fractional }
            costs: { commission: 0, sales_tax: 0.0018, slippage: 0 }
            """);

        var strategy = _folder.Strategies.Load("other");

        Assert.Null(_folder.Strategies.Load("case").Filter);
        Assert.Empty(strategy.Universe);
        Assert.Empty(strategy.HoldCore);
        Assert.Equal("KOSPI", strategy.Benchmark);
        Assert.Equal(0.0018m, strategy.Costs.FixedSalesTax);
        Assert.Equal(new ExecutionRules { Fill = FillPrice.NextClose, Untraded = UntradedPolicy.LastPrice, Rounding = ShareRounding.Fractional, RespectsPriceLimits = false, RespectsLots = false }, strategy.Execution);
    }

    [Fact]
    public void Parameters_are_set_in_place_of_the_files_values()
    {
        var strategy = _folder.Strategies.Load("case", Set(("scanner.lookback", "126"), ("sizing.top_n", "30"), ("universe.boards", "[KONEX]"), ("universe.minimum_market_cap", "5")));

        Assert.Equal(126, strategy.Scanner.Lookback);
        Assert.Equal(30, strategy.Sizing.TopN);
        Assert.Equal([Board.Konex], Assert.IsType<Boards>(strategy.Universe[1]).Traded);
        Assert.Equal(5, Assert.IsType<MinimumMarketCap>(strategy.Universe[^1]).Won);
    }

    [Fact]
    public void A_parameter_meets_the_same_checks_as_the_file() => Assert.Equal(
        [
            "parameter costs.tax: costs.tax is no setting (known here: slippage_ticks, impact, dividend_tax, commission, sales_tax, slippage)",
            "parameter scanner.lookback: scanner.lookback is 'abc'; expected is a whole number from 1 to 2520, for example lookback: 252",
            "parameter sizing.top_nn: sizing.top_nn is no setting; did you mean top_n? (known here: top_n, keep_rank, band, weights, cash, invested, sessions)",
        ],
        _folder.Errors(("scanner.lookback", "abc"), ("sizing.top_nn", "3"), ("costs.tax", "1")).Order(StringComparer.Ordinal).ToArray());

    [Theory]
    [InlineData("Scanner Lookback", "1", "parameter Scanner Lookback: no path of a setting; expected is for example scanner.lookback")]
    [InlineData("rebalance.day", "1", "parameter rebalance.day: rebalance is a single value or a list, nothing can be set within it")]
    [InlineData("sizing", "5", "parameter sizing: sizing must hold settings by name, for example sizing: { top_n: 20, invested: 0.99 }")]
    [InlineData("sizing.top_n", "", "parameter sizing.top_n: sizing.top_n is empty; write for example top_n: 20")]
    [InlineData("sizing.top_n", "[1, 2]", "parameter sizing.top_n: sizing.top_n must be a single value; write for example top_n: 20")]
    public void A_parameter_that_cannot_be_set_says_why(string path, string value, string error) =>
        Assert.Equal([error], _folder.Errors((path, value)));

    [Fact]
    public void A_parameter_out_of_all_proportion_is_refused()
    {
        Assert.Single(_folder.Errors(("sizing.top_n", new string('9', 5000))), error => error.Contains("too long", StringComparison.Ordinal));
        Assert.Single(_folder.Errors(("sizing.top_n", new string('[', 190))), error => error.Contains("no valid YAML", StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_that_has_no_file_is_not_found_and_the_known_ones_are_named()
    {
        _folder.Write("strategies/momentum_topN_v1.yaml", ConfigFolder.Strategy);

        var error = Assert.Throws<StrategyNotFoundException>(() => _folder.Strategies.Load("momentum_topn_v1"));

        Assert.Equal("There is no strategy 'momentum_topn_v1'. Did you mean 'momentum_topN_v1'? Known strategies: case, momentum_topN_v1.", error.Message);
    }

    [Theory]
    [InlineData("../hold_core")]
    [InlineData("../strategies/case")]
    [InlineData("case.yaml")]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    public void A_name_is_never_a_path(string name) =>
        Assert.Throws<StrategyNotFoundException>(() => _folder.Strategies.Load(name));

    [Fact]
    public void A_folder_without_strategies_has_no_names()
    {
        var files = new StrategyFiles(Path.Combine(_folder.Root, "nowhere"));

        Assert.Empty(files.Names());
        Assert.Contains("holds no strategies; say where they are: --configs DIR.", Assert.Throws<StrategyNotFoundException>(() => files.Load("case")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_files_with_a_strategys_name_are_strategies()
    {
        _folder.Write("strategies/with space.yaml", "");
        _folder.Write("strategies/notes.txt", "");

        Assert.Equal(["case"], _folder.Strategies.Names());
    }

    [Fact]
    public void The_fingerprint_is_that_of_what_is_in_effect()
    {
        var print = _folder.Strategies.Load("case").Fingerprint;
        Assert.Matches("^[0-9a-f]{64}$", print);

        _folder.Change("sizing: { top_n: 20, invested: 0.99 }", "sizing:   # of equity\n  invested: 0.990\n  top_n: 20");
        Assert.Equal(print, _folder.Strategies.Load("case").Fingerprint);

        _folder.Change("A test's strategy", "Other words");
        Assert.Equal(print, _folder.Strategies.Load("case", Set(("universe.exclude_spac", "false"), ("scanner.lookback", "252"))).Fingerprint);
    }

    [Theory]
    [InlineData("sizing.top_n", "21")]
    [InlineData("universe.exclude_spac", "true")]
    [InlineData("universe.boards", "[KOSPI]")]
    [InlineData("costs.sales_tax", "0.002")]
    [InlineData("hold_core", "false")]
    [InlineData("market_filter.sessions", "199")]
    public void The_fingerprint_changes_with_any_value(string path, string value) =>
        Assert.NotEqual(_folder.Strategies.Load("case").Fingerprint, _folder.Strategies.Load("case", Set((path, value))).Fingerprint, StringComparer.Ordinal);

    [Fact]
    public void The_fingerprint_changes_with_HOLD_CORE()
    {
        var print = _folder.Strategies.Load("case").Fingerprint;
        _folder.Write("hold_core.yaml", "schema: 1\nholdings: [{ code: 005930, weight: 0.06 }]\n");

        Assert.NotEqual(print, _folder.Strategies.Load("case").Fingerprint, StringComparer.Ordinal);
    }

    [Fact]
    public void Numbers_are_read_alike_under_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        var print = _folder.Strategies.Load("case").Fingerprint;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            var strategy = _folder.Strategies.Load("case");
            Assert.Equal(0.99m, strategy.Sizing.Invested.Value);
            Assert.Equal(print, strategy.Fingerprint);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static Dictionary<string, string> Set(params (string Path, string Value)[] values) =>
        values.ToDictionary(pair => pair.Path, pair => pair.Value, StringComparer.Ordinal);
}
