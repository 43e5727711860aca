using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Scanning.Scanners;
using InvestOps.Domain.Trading;
using InvestOps.Domain.Universes;
using InvestOps.Pipeline.Configuration;
using Xunit;

namespace InvestOps.Pipeline.Tests.Configuration;

/// <summary>The files that come with the program.</summary>
public sealed class ShippedConfigurationsTests
{
    private static readonly string Configs = FindConfigs();

    public static TheoryData<string> Strategies => [.. new StrategyFiles(Configs).Names()];

    [Theory]
    [MemberData(nameof(Strategies))]
    public void Every_strategy_can_be_read(string name)
    {
        var strategy = new StrategyFiles(Configs).Load(name);

        Assert.Equal(name, strategy.Name);
        Assert.Equal(strategy.Universe.OrderBy(rule => rule.Reason), strategy.Universe);
        Assert.True(strategy.Sizing.EachOf(strategy.HoldCore).Value > 0);
    }

    [Fact]
    public void The_strategies_are_those_that_the_manual_names() => Assert.Equal(
        ["high_52w_v1", "low_volatility_v1", "momentum_topN_v1", "momentum_trend_v1", "reference_momentum", "reversal_5d_v1"],
        new StrategyFiles(Configs).Names());

    [Fact]
    public void No_two_strategies_are_the_same()
    {
        var files = new StrategyFiles(Configs);

        Assert.Distinct(files.Names().Select(name => files.Load(name).Fingerprint), StringComparer.Ordinal);
    }

    [Fact]
    public void The_reference_strategy_is_the_specification()
    {
        var strategy = new StrategyFiles(Configs).Load("reference_momentum");

        Assert.IsType<NotHalted>(Assert.Single(strategy.Universe));
        var scanner = Assert.IsType<MomentumScanner>(strategy.Scanner);
        Assert.Equal((252, 21), (scanner.LookbackSessions, scanner.Skip));
        Assert.Equal((20, 0.99m), (strategy.Sizing.TopN, strategy.Sizing.Invested.Value));
        Assert.Equal(RebalanceSchedule.Monthly, strategy.Rebalance);
        Assert.Equal(new ExecutionRules { Fill = FillPrice.NextClose, Untraded = UntradedPolicy.LastPrice, Rounding = ShareRounding.Fractional, RespectsPriceLimits = false, RespectsLots = false }, strategy.Execution);
        Assert.Equal(new TradingCosts { Commission = 0.00015m, FixedSalesTax = 0.0018m, Slippage = 0.001m }, strategy.Costs);
        Assert.Empty(strategy.HoldCore);
        Assert.Null(strategy.Filter);
    }

    [Fact]
    public void HOLD_CORE_and_the_calendar_can_be_read()
    {
        Assert.NotEmpty(HoldCoreFile.Read(File.ReadAllText(Path.Combine(Configs, HoldCoreFile.Name)), HoldCoreFile.Name));
        Assert.NotEmpty(CalendarFile.Load(Configs).Sessions);
    }

    private static string FindConfigs()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "InvestOps.sln")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, "configs");
    }
}
