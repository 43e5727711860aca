using InvestOps.Pipeline.Configuration;
using Xunit;

namespace InvestOps.Pipeline.Tests.Configuration;

/// <summary>What a person reads who got a strategy file wrong.</summary>
public sealed class StrategyErrorsTests : IDisposable
{
    private readonly ConfigFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("top_n: 20", "top_n: many", 9, "sizing.top_n is 'many'; expected is a whole number from 1 to 1000, for example top_n: 20")]
    [InlineData("top_n: 20", "top_n: 0", 9, "sizing.top_n is '0'; expected is a whole number from 1 to 1000, for example top_n: 20")]
    [InlineData("top_n: 20", "top_n: 2_0", 9, "sizing.top_n is '2_0'; expected is a whole number from 1 to 1000, for example top_n: 20")]
    [InlineData("top_n: 20, ", "", 9, "sizing.top_n is missing; add for example top_n: 20")]
    [InlineData("invested: 0.99", "invested: 0.9.9", 9, "sizing.invested is '0.9.9'; expected is a number from 0.01 to 1, for example invested: 0.99")]
    [InlineData("invested: 0.99", "invested: 99", 9, "sizing.invested is '99'; expected is a number from 0.01 to 1, for example invested: 0.99")]
    [InlineData("skip: 21", "skip: 252", 7, "scanner.skip is '252'; expected is a whole number from 0 to 251, for example skip: 21")]
    [InlineData("type: momentum", "type: momentun", 7, "scanner.type is 'momentun'; expected is one of momentum, low_volatility, high_proximity, short_term_reversal, for example type: momentum")]
    [InlineData("lookback: 252", "lookback: x", 7, "scanner.lookback is 'x'; expected is a whole number from 1 to 2520, for example lookback: 252")]
    [InlineData("exclude_halted: true", "exclude_halted: yes", 5, "universe.exclude_halted is 'yes'; expected is one of true, false, for example exclude_halted: true")]
    [InlineData("exclude_halted: true", "exclude_halt: true", 5, "universe.exclude_halt is no setting; did you mean exclude_halted? (known here: exclude_halted, boards, common_shares_only, exclude_spac, exclude_administrative, minimum_listing_sessions, minimum_median_value, minimum_market_cap)")]
    [InlineData("[KOSPI, KOSDAQ]", "[KOSPI, KOSDAK]", 4, "universe.boards is 'KOSDAK'; expected is one of KOSPI, KOSDAQ, KONEX, for example boards: KOSDAQ")]
    [InlineData("[KOSPI, KOSDAQ]", "KOSPI", 4, "universe.boards must be a list, for example boards: [KOSPI, KOSDAQ, KONEX]")]
    [InlineData("[KOSPI, KOSDAQ]", "[KOSPI, KOSPI]", 4, "universe.boards must be a list of different words, for example boards: [KOSPI, KOSDAQ, KONEX]")]
    [InlineData("{ sessions: 20, won: 1_000_000_000 }", "5", 6, "universe.minimum_median_value must hold settings by name, for example minimum_median_value: { sessions: 20, won: 1000000000 }")]
    [InlineData("sales_tax: by_law", "sales_tax: by_low", 12, "costs.sales_tax is 'by_low'; expected is by_law, or a number from 0 to 0.1, for example sales_tax: 0.0018")]
    [InlineData("rebalance: monthly", "rebalance:", 10, "rebalance is empty; write for example rebalance: monthly")]
    [InlineData("rebalance: monthly\n", "", 1, "rebalance is missing; add for example rebalance: monthly")]
    [InlineData("benchmark: KOSPI", "benchmark: NASDAQ", 14, "benchmark is 'NASDAQ'; expected is one of KOSPI, KOSDAQ, KOSPI200, for example benchmark: KOSDAQ")]
    [InlineData("schema: 1", "schema: 2", 1, "schema is '2'; expected is a whole number from 1 to 1, for example schema: 1")]
    public void One_mistake_is_one_error_with_its_line_and_what_would_be_right(string right, string wrong, int line, string message)
    {
        _folder.Change(right, wrong);

        Assert.Equal([FormattableString.Invariant($"{File}:{line}: {message}")], _folder.Errors());
    }

    [Fact]
    public void A_key_given_twice_is_an_error_that_names_both_lines()
    {
        _folder.Change("rebalance: monthly", "rebalance: monthly\nrebalance: weekly");

        var error = Assert.Single(_folder.Errors());

        Assert.StartsWith($"{File}:11: rebalance is given twice, first at ", error, StringComparison.Ordinal);
        Assert.EndsWith(":10; keep one", error, StringComparison.Ordinal);
    }

    [Fact]
    public void All_mistakes_come_at_once()
    {
        _folder.Change(ConfigFolder.Strategy, ConfigFolder.Strategy
            .Replace("top_n: 20", "top_n: x", StringComparison.Ordinal)
            .Replace("fill: next_open", "fill: open", StringComparison.Ordinal)
            .Replace("benchmark", "benchmarks", StringComparison.Ordinal));
        _folder.Write("hold_core.yaml", "schema: 1\nholdings: [{ code: 5930, weight: 0.05 }]\n");

        Assert.Equal([$"{File}:9", $"{File}:11", "hold_core.yaml:2", $"{File}:14"], _folder.Errors().Select(error => error[..error.IndexOf(": ", StringComparison.Ordinal)]).ToArray());
    }

    [Theory]
    [InlineData("sizing: [1, 2", "no valid YAML")]
    [InlineData("a: &x 1\nb: *x", "anchors, aliases and tags are not taken here")]
    [InlineData("a: !!int 1", "anchors, aliases and tags are not taken here")]
    [InlineData("a: 1\n---\nb: 2", "more than one document")]
    [InlineData("", "settings by name are expected, for example schema: 1")]
    [InlineData("- 1\n- 2", "settings by name are expected, for example schema: 1")]
    [InlineData("? [a]\n: 1", "a key must be a plain word")]
    [InlineData("schema: 1: 2", "no valid YAML")]
    public void Text_that_is_no_plain_YAML_is_one_error(string text, string message)
    {
        _folder.Write("strategies/case.yaml", text);

        Assert.Contains(message, Assert.Single(_folder.Errors()), StringComparison.Ordinal);
    }

    [Fact]
    public void HOLD_CORE_must_leave_something_for_the_TopN()
    {
        _folder.Write("hold_core.yaml", "schema: 1\nholdings: [{ code: 005930, weight: 0.5 }, { code: 000660, weight: 0.49 }]\n");

        Assert.Equal(
            [$"{File}:13: the weights of hold_core.yaml sum to 0.99, which leaves nothing of sizing.invested 0.99 for the TopN"],
            _folder.Errors());
    }

    [Fact]
    public void HOLD_CORE_without_its_file_is_an_error()
    {
        System.IO.File.Delete(Path.Combine(_folder.Root, "hold_core.yaml"));

        Assert.Equal(["hold_core.yaml: there is no such file, and the strategy says hold_core: true"], _folder.Errors());
    }

    [Fact]
    public void A_long_list_of_errors_still_fits_on_a_screen()
    {
        var errors = Enumerable.Range(1, 25).Select(line => new ConfigurationError(FormattableString.Invariant($"x.yaml:{line}"), "wrong")).ToArray();

        var lines = new ConfigurationException(errors).Message.Split('\n');

        Assert.Equal(21, lines.Length);
        Assert.Equal("x.yaml:1: wrong", lines[0]);
        Assert.Equal("and 5 more", lines[^1]);
    }

    private static string File { get; } = Path.Combine("strategies", "case.yaml");
}
