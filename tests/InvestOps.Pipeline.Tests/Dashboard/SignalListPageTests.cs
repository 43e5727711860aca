using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Scanning;
using InvestOps.Pipeline.Tests.Day;
using Xunit;

namespace InvestOps.Pipeline.Tests.Dashboard;

public sealed class SignalListPageTests(SmallMarket market)
{
    private static readonly AssetPath Quick = AssetCatalog.SignalsJson(SmallMarket.Thursday, "quick");

    [Fact]
    public async Task It_lists_rank_score_reason_and_what_entered_and_left()
    {
        await using var operation = new SmallOperation(market);
        await operation.DayAsync(SmallMarket.Thursday);
        var first = AssetJson.Read<SignalsDocument>(operation.Store.All[Quick]).TopN[0];

        var page = await operation.GetAsync("signals?strategy=quick");

        Assert.Contains($"{first.Rank} {first.Code} {first.Name}", page.TextOf(), StringComparison.Ordinal);
        Assert.Contains("Entered", page.TextOf(), StringComparison.Ordinal);
        Assert.Contains("left out, one by one", page.TextOf(), StringComparison.Ordinal);
        Assert.DoesNotContain("<h2>calm</h2>", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_issue_that_is_looked_for_is_found_listed_or_left_out_with_the_reason()
    {
        await using var operation = new SmallOperation(market);
        await operation.DayAsync(SmallMarket.Thursday);
        var excluded = AssetJson.Read<SignalsDocument>(operation.Store.All[Quick]).Exclusions[0];

        var page = await operation.GetAsync($"signals?strategy=quick&find={excluded.Code}");

        Assert.Contains($"0 listed and 1 left out with “{excluded.Code}”", page.TextOf(), StringComparison.Ordinal);
        Assert.Contains(excluded.Name, page.TextOf(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"schema\": 1", "\"schema\": 7")]
    [InlineData("\"date\": \"2026-10-29\"", "\"date\": \"2026-10-31\"")]
    [InlineData("\"key\": \"", "\"key\": \"no such words ")]
    [InlineData("\"code\": \"", "\"code\": \"<b>")]
    public async Task A_file_that_says_what_no_scan_says_is_named_and_the_others_are_shown(string before, string after)
    {
        await using var operation = new SmallOperation(market);
        await operation.DayAsync(SmallMarket.Thursday);
        await operation.ReplaceAsync(Quick, before, after);

        var page = await operation.GetAsync("signals");

        Assert.Equal(200, page.StatusCode);
        Assert.Contains("Cannot be read quick: ", page.TextOf(), StringComparison.Ordinal);
        Assert.Contains("<h2>calm</h2>", page.Html, StringComparison.Ordinal);
        Assert.Equal(200, (await operation.GetAsync("")).StatusCode);
    }

    [Fact]
    public async Task A_session_that_was_not_scanned_says_so_with_the_command()
    {
        await using var operation = new SmallOperation(market);

        Assert.Contains("investops scan --date 2026-10-28", (await operation.GetAsync("signals")).TextOf(), StringComparison.Ordinal);
    }
}
