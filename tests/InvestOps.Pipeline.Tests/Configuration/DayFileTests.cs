using InvestOps.Domain.Portfolios;
using InvestOps.Pipeline.Configuration;
using Xunit;

namespace InvestOps.Pipeline.Tests.Configuration;

public sealed class DayFileTests : IDisposable
{
    private readonly ConfigFolder _folder = new();

    public DayFileTests()
    {
        _folder.Write("strategies/other.yaml", ConfigFolder.Strategy);
        _folder.Write("day.yaml", "schema: 1\nscan: [other, case]\nbacktests:\n  - { strategy: case, when: weekly, years: 3, capital: 5_000_000 }\n  - { strategy: other, when: monthly, years: 10, capital: 100000000 }\n");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_plan_is_read_in_its_order()
    {
        var plan = DayFile.Load(_folder.Root);

        Assert.Equal(["other", "case"], plan.Scan, StringComparer.Ordinal);
        Assert.Equal(new PlannedBacktest { Strategy = "case", When = RebalanceSchedule.Weekly, Years = 3, Capital = 5_000_000 }, plan.Backtests[0]);
        Assert.Equal(new PlannedBacktest { Strategy = "other", When = RebalanceSchedule.Monthly, Years = 10, Capital = 100_000_000 }, plan.Backtests[1]);
        Assert.Equal([0, 1, int.MaxValue], new[] { "other", "case", "gone" }.Select(plan.PositionOf));
    }

    [Fact]
    public void Backtests_may_be_left_out()
    {
        _folder.Write("day.yaml", "schema: 1\nscan: [case]\n");

        Assert.Empty(DayFile.Load(_folder.Root).Backtests);
    }

    [Fact]
    public void Every_mistake_of_the_plan_and_of_the_strategies_it_names_comes_at_once_with_file_and_line()
    {
        _folder.Write("day.yaml", "schema: 1\nscan: [case, othr]\nbacktests:\n  - { strategy: other, when: yearly, years: 0, capital: 5_000_000 }\nscann: [case]\n");
        _folder.Change("top_n: 20", "top_n: x");
        _folder.Write("strategies/other.yaml", ConfigFolder.Strategy.Replace("fill: next_open", "fill: open", StringComparison.Ordinal));

        var errors = Errors();

        Assert.Equal(
            ["day.yaml:2", "day.yaml:4", "day.yaml:4", "day.yaml:5", "strategies/case.yaml:9", "strategies/other.yaml:11"],
            errors.Select(error => error.Where).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    [Fact]
    public void A_misspelt_strategy_is_named_with_the_nearest_one()
    {
        _folder.Write("day.yaml", "schema: 1\nscan: [case, othr]\n");

        var error = Assert.Single(Errors());

        Assert.Equal("day.yaml:2", error.Where);
        Assert.Equal("scan is 'othr'; expected is one of case, other, for example scan: other", error.Message);
    }

    [Theory]
    [InlineData("schema: 1\n", "scan is missing")]
    [InlineData("schema: 2\nscan: [case]\n", "schema is '2'")]
    [InlineData("schema: 1\nscan: []\n", "scan")]
    [InlineData("schema: 1\nscan: [case, case]\n", "different words")]
    [InlineData("schema: 1\nscan: case\n", "scan must be a list")]
    [InlineData("schema: 1\nscan: [case]\nbacktests: monthly\n", "backtests must")]
    [InlineData("schema: 1\nscan: [case]\nbacktests:\n  - { strategy: case, when: monthly, years: 1, capital: 5 }\n", "capital is '5'")]
    [InlineData("schema: 1\nscan: [case]\nbacktests:\n  - { strategy: case, when: monthly, years: 1, capital: 5_000_000, yeers: 5 }\n", "did you mean years?")]
    [InlineData("schema: 1\nscan: [case]\nbacktests:\n  - { when: monthly, years: 1, capital: 5_000_000 }\n", "strategy is missing")]
    [InlineData("scan: [", "no valid YAML")]
    [InlineData("", "settings by name are expected")]
    public void One_mistake_is_one_error(string text, string message)
    {
        _folder.Write("day.yaml", text);

        Assert.Contains(message, Assert.Single(Errors()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_plan_names_the_file_and_the_option_that_says_where_it_is()
    {
        File.Delete(Path.Combine(_folder.Root, "day.yaml"));

        Assert.Equal([new ConfigurationError("day.yaml", "there is no such file; say which folder holds it: --configs DIR")], Errors());
    }

    [Fact]
    public void A_folder_without_strategies_is_an_error()
    {
        Directory.Delete(Path.Combine(_folder.Root, "strategies"), recursive: true);

        Assert.Equal([new ConfigurationError("strategies", "there are no strategies (*.yaml)")], Errors());
    }

    private ConfigurationError[] Errors()
    {
        var found = Assert.Throws<ConfigurationException>(() => DayFile.Load(_folder.Root)).Errors;
        return [.. found.Select(error => error with { Where = Path.GetRelativePath(_folder.Root, error.Where).Replace('\\', '/') })];
    }
}
