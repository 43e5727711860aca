using InvestOps.Pipeline.Configuration;
using Xunit;

namespace InvestOps.Pipeline.Tests.Configuration;

public sealed class HoldCoreFileTests
{
    [Fact]
    public void Codes_keep_their_zeros_with_or_without_quotes()
    {
        var holdings = HoldCoreFile.Read("schema: 1\nholdings:\n- { code: 005930, weight: 0.05 }\n- { code: \"00104K\", weight: 0.1 }\n", "hold_core.yaml");

        Assert.Equal(["005930 0.05", "00104K 0.1"], holdings.Select(holding => $"{holding.Symbol} {holding.Weight}").ToArray());
    }

    [Fact]
    public void An_empty_list_holds_nothing() => Assert.Empty(HoldCoreFile.Read("schema: 1\nholdings: []", "hold_core.yaml"));

    [Fact]
    public void Every_wrong_entry_is_named()
    {
        const string Text = """
            schema: 1
            holdings:
              - { code: 5930, weight: 0.05 }
              - { code: 005930, weight: 0 }
              - { code: 005930, weight: 0.6 }
              - { code: 000660, weight: 0.6, name: SK }
              - 000270
            """;

        var error = Assert.Throws<ConfigurationException>(() => HoldCoreFile.Read(Text, "hold_core.yaml"));

        Assert.Equal(
            """
            hold_core.yaml:3: holdings.0.code is '5930'; expected is six digits or capital letters, for example code: 005930
            hold_core.yaml:4: holdings.1.weight is '0'; expected is a number from 0.0001 to 1, for example weight: 0.05
            hold_core.yaml:5: 005930 is in the list already; keep one
            hold_core.yaml:6: holdings.3.name is no setting (known here: code, weight)
            hold_core.yaml:7: an entry of holdings must hold settings by name, for example { code: "005930", weight: 0.05 }
            """,
            string.Join('\n', error.Message.Split('\n').OrderBy(line => line, StringComparer.Ordinal)));
    }

    [Fact]
    public void Weights_of_more_than_everything_are_refused()
    {
        var error = Assert.Throws<ConfigurationException>(() =>
            HoldCoreFile.Read("schema: 1\nholdings: [{ code: 005930, weight: 0.6 }, { code: 000660, weight: 0.6 }]", "hold_core.yaml"));

        Assert.Equal("hold_core.yaml:2: the weights sum to 1.2; expected is at most 1", error.Message);
    }
}
