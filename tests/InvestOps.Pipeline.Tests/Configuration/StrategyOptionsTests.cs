using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Portfolios.Weightings;
using InvestOps.Domain.Trading;
using Xunit;

namespace InvestOps.Pipeline.Tests.Configuration;

/// <summary>The options of a strategy file beyond the least: what they become, their defaults, and what contradicts what.</summary>
public sealed class StrategyOptionsTests : IDisposable
{
    private readonly ConfigFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_option_of_sizing_execution_and_costs_is_read()
    {
        _folder.Change(ConfigFolder.Strategy, ConfigFolder.Strategy
            .Replace("sizing: { top_n: 20, invested: 0.99 }", "sizing: { top_n: 20, cash: 0.02, keep_rank: 40, band: 0.1, weights: risk_parity, sessions: 60 }", StringComparison.Ordinal)
            .Replace("rebalance: monthly", "rebalance: every_few_sessions\nrebalance_every: 10", StringComparison.Ordinal)
            .Replace("fill: next_open, untraded: lapse, shares: whole", "fill: next_average, untraded: carry, shares: whole, price_limits: false, lots: false, maximum_share_of_value: 0.01, wait_for_settlement: true, delisted: nothing", StringComparison.Ordinal)
            .Replace("slippage: 0.001", "slippage: 0.001, slippage_ticks: 2, impact: 0.1, dividend_tax: 0", StringComparison.Ordinal));

        var strategy = _folder.Strategies.Load("case");

        Assert.Equal(new Sizing { TopN = 20, Invested = new Weight(0.98m), KeepRank = 40, Band = 0.1m, Weighting = new RiskParity(60) }, strategy.Sizing);
        Assert.Equal((RebalanceSchedule.EveryFewSessions, 10), (strategy.Rebalance, strategy.RebalanceEvery));
        Assert.Equal(
            new ExecutionRules
            {
                Fill = FillPrice.NextAverage,
                Untraded = UntradedPolicy.Carry,
                RespectsPriceLimits = false,
                RespectsLots = false,
                MaximumShareOfValue = 0.01m,
                WaitsForSettlement = true,
                DelistedAreWorthless = true,
            },
            strategy.Execution);
        Assert.Equal(new TradingCosts { SlippageTicks = 2, Impact = 0.1m, DividendTax = 0 }, strategy.Costs);
    }

    [Theory]
    [InlineData("equal", typeof(EqualWeight), "")]
    [InlineData("score", typeof(ScoreWeight), "")]
    [InlineData("inverse_volatility", typeof(InverseVolatility), ", sessions: 60")]
    [InlineData("risk_parity", typeof(RiskParity), ", sessions: 60")]
    [InlineData("minimum_variance", typeof(MinimumVariance), ", sessions: 60")]
    public void Each_way_to_share_has_a_word(string word, Type weighting, string window)
    {
        _folder.Change("invested: 0.99", $"invested: 0.99, weights: {word}{window}");

        Assert.IsType(weighting, _folder.Strategies.Load("case").Sizing.Weighting);
    }

    [Fact]
    public void Every_way_to_share_that_there_is_can_be_asked_for()
    {
        var ways = typeof(IWeighting).Assembly.GetTypes().Count(type => type.IsClass && type.IsAssignableTo(typeof(IWeighting)));

        Assert.Equal(ways, GetType().GetMethod(nameof(Each_way_to_share_has_a_word))!.GetCustomAttributes(typeof(InlineDataAttribute), inherit: false).Length);
    }

    [Theory]
    [InlineData("top_n: 20", "top_n: 20, keep_rank: 20, band: 0, weights: equal")]
    [InlineData("shares: whole", "shares: whole, price_limits: true, lots: true, maximum_share_of_value: none, wait_for_settlement: false, delisted: last_price")]
    [InlineData("slippage: 0.001", "slippage: 0.001, slippage_ticks: 0, impact: 0, dividend_tax: 0.154")]
    public void A_default_that_is_written_out_changes_nothing(string least, string written)
    {
        var before = _folder.Strategies.Load("case");
        _folder.Change(least, written);

        var after = _folder.Strategies.Load("case");

        Assert.Equal(before.Fingerprint, after.Fingerprint);
        Assert.Equal((before.Sizing, before.Execution, before.Costs), (after.Sizing, after.Execution, after.Costs));
    }

    [Theory]
    [InlineData("sizing.keep_rank", "30")]
    [InlineData("sizing.band", "0.1")]
    [InlineData("sizing.weights", "score")]
    [InlineData("rebalance", "on_change")]
    [InlineData("execution.fill", "next_average")]
    [InlineData("execution.untraded", "carry")]
    [InlineData("execution.price_limits", "false")]
    [InlineData("execution.lots", "false")]
    [InlineData("execution.maximum_share_of_value", "0.01")]
    [InlineData("execution.wait_for_settlement", "true")]
    [InlineData("execution.delisted", "nothing")]
    [InlineData("costs.slippage_ticks", "1")]
    [InlineData("costs.impact", "0.1")]
    [InlineData("costs.dividend_tax", "0")]
    public void Every_option_can_be_set_for_one_run_and_is_part_of_the_fingerprint(string path, string value)
    {
        var plain = _folder.Strategies.Load("case");

        var set = _folder.Strategies.Load("case", new Dictionary<string, string>(StringComparer.Ordinal) { [path] = value });

        Assert.NotEqual(plain.Fingerprint, set.Fingerprint, StringComparer.Ordinal);
        Assert.NotEqual((plain.Sizing, plain.Rebalance, plain.Execution, plain.Costs), (set.Sizing, set.Rebalance, set.Execution, set.Costs));
    }

    [Theory]
    [InlineData("invested: 0.99", "invested: 0.99, cash: 0.01", 9, "sizing.cash is what sizing.invested leaves; keep one of them")]
    [InlineData("invested: 0.99", "invested: 0.99, keep_rank: 10", 9, "sizing.keep_rank is '10'; expected is a whole number from 20 to 1000, for example keep_rank: 40")]
    [InlineData("invested: 0.99", "invested: 0.99, sessions: 60", 9, "sizing.sessions is the window of a volatility, and these weights have none; leave it out, or say for example weights: inverse_volatility")]
    [InlineData("invested: 0.99", "invested: 0.99, weights: risk_parity", 9, "sizing.sessions is missing; add for example sessions: 60")]
    [InlineData("invested: 0.99", "invested: 0.99, weights: minimum_variance, sessions: 5", 9, "sizing.sessions is '5'; expected is a whole number from 20 to 2520, for example sessions: 60")]
    [InlineData("invested: 0.99", "invested: 0.99, band: 0.00000000001", 9, "sizing.band is 0.00000000001, finer than a billionth; expected are at most nine decimals")]
    [InlineData("rebalance: monthly", "rebalance: monthly\nrebalance_every: 5", 11, "rebalance_every belongs to rebalance: every_few_sessions; leave it out, or say that")]
    [InlineData("rebalance: monthly", "rebalance: every_few_sessions", 1, "rebalance_every is missing; add for example rebalance_every: 10")]
    [InlineData("untraded: lapse", "untraded: last_price, price_limits: true", 11, "execution.price_limits is 'true', and untraded: last_price fills every order; expected is price_limits: false, or untraded: lapse")]
    [InlineData("untraded: lapse", "untraded: last_price, delisted: nothing", 11, "execution.delisted is 'nothing', and untraded: last_price sells what is gone at its last price; expected is delisted: last_price, or untraded: lapse")]
    [InlineData("shares: whole", "shares: fractional, lots: true", 11, "execution.lots is 'true', and shares: fractional has none; expected is lots: false, or shares: whole")]
    [InlineData("untraded: lapse, shares: whole", "untraded: last_price, shares: fractional, wait_for_settlement: true", 11, "execution.wait_for_settlement is 'true', and fractional shares with untraded: last_price are bought on credit; expected is wait_for_settlement: false, or shares: whole")]
    [InlineData("slippage: 0.001", "slippage: 0.00000000001", 12, "costs.slippage is 0.00000000001, finer than a billionth; expected are at most nine decimals")]
    public void What_contradicts_itself_is_refused_with_its_line_and_a_way_out(string right, string wrong, int line, string message)
    {
        _folder.Change(right, wrong);

        Assert.Equal([FormattableString.Invariant($"{Path.Combine("strategies", "case.yaml")}:{line}: {message}")], _folder.Errors());
    }

    [Fact]
    public void Weights_by_score_are_refused_where_no_score_is_above_zero()
    {
        _folder.Change(ConfigFolder.Strategy, ConfigFolder.Strategy
            .Replace("{ type: momentum, lookback: 252, skip: 21 }", "{ type: low_volatility, sessions: 60 }", StringComparison.Ordinal)
            .Replace("invested: 0.99", "invested: 0.99, weights: score", StringComparison.Ordinal));

        Assert.Contains("scores of low_volatility are never above zero", Assert.Single(_folder.Errors()), StringComparison.Ordinal);
    }
}
