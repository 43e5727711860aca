using System.Text;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Tests.Day;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.Backtesting;

/// <summary>A backtest's identity: strategy definition, parameters, range, capital, data and code, and nothing else.</summary>
public sealed class BacktestIdTests(SmallMarket market)
{
    private const string Plain = """{"strategy":"quick","from":"2026-01-05","to":"2026-09-30","capital":50000000,"parameters":{"scanner.skip":3,"sizing.top_n":4}}""";

    [Theory]
    [InlineData("""{"parameters":{"sizing.top_n":4,"scanner.skip":3},"capital":50000000,"to":"2026-09-30","from":"2026-01-05","strategy":"quick"}""")]
    [InlineData("""{"strategy":"quick","from":"2026-01-05","to":"2026-09-30","capital":50000000,"parameters":{"scanner.skip":"3","sizing.top_n":"4"}}""")]
    [InlineData("""{"strategy":"quick","from":"2026-01-03","to":"2026-09-30","capital":50000000,"parameters":{"scanner.skip":3,"sizing.top_n":4}}""")]
    [InlineData("""{"strategy":"quick","from":"2026-01-05","to":"2026-09-30","capital":50000000,"parameters":{"scanner.skip":3,"sizing.top_n":4},"requestedBy":"x","reason":"y","requestedAt":"2026-10-01T00:00:00+09:00"}""")]
    public async Task The_same_request_in_other_words_has_the_same_id(string same) => Assert.Equal(await IdAsync(Plain), await IdAsync(same));

    [Theory]
    [InlineData("""{"strategy":"calm","from":"2026-01-05","to":"2026-09-30","capital":50000000}""")]
    [InlineData("""{"strategy":"quick","from":"2026-01-06","to":"2026-09-30","capital":50000000,"parameters":{"scanner.skip":3,"sizing.top_n":4}}""")]
    [InlineData("""{"strategy":"quick","from":"2026-01-05","to":"2026-09-29","capital":50000000,"parameters":{"scanner.skip":3,"sizing.top_n":4}}""")]
    [InlineData("""{"strategy":"quick","from":"2026-01-05","to":"2026-09-30","capital":50000001,"parameters":{"scanner.skip":3,"sizing.top_n":4}}""")]
    [InlineData("""{"strategy":"quick","from":"2026-01-05","to":"2026-09-30","capital":50000000,"parameters":{"scanner.skip":4,"sizing.top_n":4}}""")]
    [InlineData("""{"strategy":"quick","from":"2026-01-05","to":"2026-09-30","capital":50000000,"parameters":{"scanner.skip":3}}""")]
    public async Task Another_request_has_another_id(string other) => Assert.NotEqual(await IdAsync(Plain), await IdAsync(other), StringComparer.Ordinal);

    [Fact]
    public async Task Defaults_that_are_written_out_are_the_same_request() => Assert.Equal(
        await IdAsync("""{"strategy":"quick"}"""),
        await IdAsync("""{"strategy":"quick","from":"2025-10-23","to":"2026-10-28","capital":1000000000,"parameters":{}}"""));

    [Fact]
    public async Task Another_definition_is_another_backtest_but_another_description_is_not()
    {
        var id = await IdAsync(Plain);

        Assert.NotEqual(id, await IdAsync(Plain, configs => Replace(configs, "strategies/quick.yaml", "rebalance: weekly", "rebalance: monthly")), StringComparer.Ordinal);
        Assert.NotEqual(id, await IdAsync(Plain, configs => Replace(configs, "hold_core.yaml", "0.05", "0.06")), StringComparer.Ordinal);
        Assert.Equal(id, await IdAsync(Plain, configs => Replace(configs, "strategies/quick.yaml", "For tests", "Other words")));
    }

    [Fact]
    public async Task Sessions_stored_after_the_range_change_nothing_and_sessions_within_it_do()
    {
        await using var operation = new SmallOperation(market);
        var (past, open) = (await IdAsync(operation, Plain), await IdAsync(operation, """{"strategy":"quick"}"""));

        await operation.StageAsync(StageName.Ingest, SmallMarket.Thursday);

        Assert.Equal(past, await IdAsync(operation, Plain));
        Assert.NotEqual(open, await IdAsync(operation, """{"strategy":"quick"}"""), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Another_version_of_the_code_is_another_backtest()
    {
        using var configs = market.Configs();
        await using var one = new TestOperation(configs.Path, market.Stored(), codeVersion: "1");
        await using var two = new TestOperation(configs.Path, market.Stored(), codeVersion: "2");

        Assert.NotEqual(await IdAsync(one.Get<BacktestRequests>(), Plain), await IdAsync(two.Get<BacktestRequests>(), Plain), StringComparer.Ordinal);
    }

    private static void Replace(TestConfigs configs, string file, string from, string to) =>
        configs.Write(file, File.ReadAllText(Path.Combine(configs.Path, file)).Replace(from, to, StringComparison.Ordinal));

    private static Task<string> IdAsync(SmallOperation operation, string body) => IdAsync(operation.Get<BacktestRequests>(), body);

    private static async Task<string> IdAsync(BacktestRequests requests, string body) =>
        (await requests.SettleAsync(BacktestMessage.Read(Encoding.UTF8.GetBytes(body)), SmallOperation.Cancel)).Request.Id;

    private async Task<string> IdAsync(string body, Action<TestConfigs>? configure = null)
    {
        await using var operation = new SmallOperation(market, configure);
        return await IdAsync(operation, body);
    }
}
