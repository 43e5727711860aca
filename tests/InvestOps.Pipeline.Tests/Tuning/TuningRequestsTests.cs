using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Tests.Day;
using InvestOps.Pipeline.Tuning;
using Xunit;

namespace InvestOps.Pipeline.Tests.Tuning;

public sealed class TuningRequestsTests(SmallMarket market)
{
    [Theory]
    [InlineData("", "The grid is empty")]
    [InlineData("lookbak=5,10", "quick has no setting 'lookbak'. Did you mean lookback?")]
    [InlineData("lookback", "'lookback' is no setting with values")]
    [InlineData("lookback=", "lookback has no value")]
    [InlineData("lookback=5,,10", "lookback has no value between or behind its commas")]
    [InlineData("lookback=5,5", "lookback has the value 5 more than once.")]
    [InlineData("lookback=21..0:7", "is no range")]
    [InlineData("lookback=0..21:0", "is no range")]
    [InlineData("lookback=1..99999", "more than 1,000 values")]
    [InlineData("lookback=20,9999", "scanner.lookback is '9999'; expected is a whole number from 1 to 2520")]
    [InlineData("lookback=20,many", "scanner.lookback is 'many'; expected is a whole number")]
    [InlineData("rebalance=weekly,yearly", "rebalance is 'yearly'; expected is one of monthly, weekly, daily")]
    [InlineData("scanner.depth=1,2", "scanner.depth is no setting")]
    [InlineData("scanner.lookback=20 lookback=30", "scanner.lookback is given more than once.")]
    [InlineData("lookback=1..1000 skip=0..999 top_n=1..1000", "The grid has 1,000,000,000 combinations; grid takes 100,000 at most.")]
    public async Task A_grid_that_cannot_be_run_is_refused_before_anything_runs(string grid, string reason) =>
        Assert.Contains(reason, await RefusalAsync(Ask() with { Grid = grid.Split(' ', StringSplitOptions.RemoveEmptyEntries) }), StringComparison.Ordinal);

    [Theory]
    [InlineData("lookback=1..600 skip=0..599 top_n=2,5")]
    [InlineData("skip=9,29 lookback=6..30 top_n=2,5")]
    public async Task A_value_that_only_one_value_of_another_setting_allows_is_allowed(string grid)
    {
        await using var operation = new SmallOperation(market);

        Assert.Equal(100, (await SettleAsync(operation, Ask() with { Grid = grid.Split(' '), Search = "random", Trials = 100 })).Plan.Trials);
    }

    [Fact]
    public async Task A_value_that_another_setting_forbids_is_named() =>
        Assert.Contains("scanner.lookback=1: ", await RefusalAsync(Ask() with { Grid = ["lookback=1,20"], Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["scanner.skip"] = "5" } }), StringComparison.Ordinal);

    [Theory]
    [InlineData("max_drawdown>0.1", "The constraint max_drawdown>0.1 is one that nothing can meet.")]
    [InlineData("max_drawdown>-0.1 max_drawdown<-0.2", "The constraints contradict each other")]
    [InlineData("drawdown>-0.1", "'drawdown' is no measure. Did you mean max_drawdown?")]
    [InlineData("sharpe=1", "'sharpe=1' is no constraint")]
    public async Task A_constraint_that_nothing_can_meet_is_refused(string constraints, string reason) =>
        Assert.Contains(reason, await RefusalAsync(Ask() with { Constraints = constraints.Split(' ') }), StringComparison.Ordinal);

    [Theory]
    [InlineData("train=756", "does not fit into the")]
    [InlineData("blocks=7", "blocks=7; expected is an even number")]
    [InlineData("trian=10", "'trian' is no rule for folds.")]
    public async Task A_fold_longer_than_the_data_is_refused(string folds, string reason) =>
        Assert.Contains(reason, await RefusalAsync(Ask() with { Folds = [folds] }), StringComparison.Ordinal);

    [Theory]
    [InlineData(-1)]
    [InlineData(21)]
    public async Task More_full_backtests_than_a_report_names_are_refused(int backtests) =>
        Assert.Contains("full backtests; expected is a number from 0 to 20.", await RefusalAsync(Ask() with { Backtests = backtests }), StringComparison.Ordinal);

    [Fact]
    public async Task A_seed_below_0_is_refused_as_in_a_file() =>
        Assert.Contains("-1 is no seed", await RefusalAsync(Ask() with { Seed = -1 }), StringComparison.Ordinal);

    [Fact]
    public async Task Everything_wrong_is_said_at_once()
    {
        var said = await RefusalAsync(Ask() with { Grid = ["lookbak=5"], Search = "magic", Objective = "luck", Folds = ["train=9999"] });

        Assert.All(new[] { "lookbak", "'magic' is no search", "'luck' is no objective", "train=9999" }, word => Assert.Contains(word, said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_setting_is_known_by_its_last_word_and_values_may_be_ranges()
    {
        await using var operation = new SmallOperation(market);

        var settled = await SettleAsync(operation, Ask() with { Grid = ["top_n=2..8:3", "lookback=10,20", "rebalance=weekly,monthly", "invested=0.5..0.9:0.2"] });

        Assert.Equal(["sizing.top_n", "scanner.lookback", "rebalance", "sizing.invested"], settled.Plan.Dimensions.Select(dimension => dimension.Path));
        Assert.Equal(["2", "5", "8"], settled.Plan.Dimensions[0].Values);
        Assert.Equal(["0.5", "0.7", "0.9"], settled.Plan.Dimensions[3].Values);
        Assert.Equal(36, settled.Plan.Trials);
    }

    [Fact]
    public async Task The_same_ask_has_the_same_id_and_another_one_another()
    {
        await using var operation = new SmallOperation(market);

        var id = (await SettleAsync(operation, Ask())).Plan.Id;

        Assert.Equal(id, (await SettleAsync(operation, Ask())).Plan.Id);
        Assert.NotEqual(id, (await SettleAsync(operation, Ask() with { Objective = "calmar" })).Plan.Id);
    }

    [Fact]
    public async Task A_plan_is_not_opened_where_the_strategy_is_another()
    {
        await using var operation = new SmallOperation(market);
        var plan = (await SettleAsync(operation, Ask())).Plan;

        var refused = await Assert.ThrowsAsync<InvalidRequestException>(() => operation.Get<TuningRequests>().OpenAsync(plan with { Fingerprint = "other" }, SmallOperation.Cancel));

        Assert.Contains("is defined in another way", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_says_what_the_options_say()
    {
        const string Text = """
            schema: 1
            strategy: quick
            grid:
              - { setting: lookback, values: "10,20" }
              - { setting: top_n, values: 2..8:3 }
            search: random
            trials: 5
            backtests: 2
            constraints: max_drawdown>-0.4, trades>10
            from: 2026-01-02
            """;

        var ask = TuningFile.Read(Text, "file");

        Assert.Equal(["lookback=10,20", "top_n=2..8:3"], ask.Grid);
        Assert.Equal(["max_drawdown>-0.4", "trades>10"], ask.Constraints);
        Assert.Equal(("quick", "random", 5, new DateOnly(2026, 1, 2)), (ask.Strategy, ask.Search, ask.Trials, ask.From));
        Assert.Equal(2, ask.Backtests);
        Assert.Equal("grid", (new TuningAsk { Strategy = null, Grid = [], Search = "grid" }).Over(ask).Search);
    }

    internal static TuningAsk Ask() => new() { Strategy = "quick", Grid = ["lookback=10,20", "top_n=2,5"] };

    internal static Task<SettledTuning> SettleAsync(SmallOperation operation, TuningAsk ask) => operation.Get<TuningRequests>().SettleAsync(ask, SmallOperation.Cancel);

    private async Task<string> RefusalAsync(TuningAsk ask)
    {
        await using var operation = new SmallOperation(market);
        var before = operation.Store.Products();

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => SettleAsync(operation, ask));

        Assert.True(refused is InvalidRequestException or ConfigurationException, refused.ToString());
        Assert.Equal(before, operation.Store.Products());
        return refused.Message;
    }
}
