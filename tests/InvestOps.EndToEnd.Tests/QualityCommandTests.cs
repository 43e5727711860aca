using System.Text.Json.Nodes;
using InvestOps.FakeExchange.Faults;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.EndToEnd.Tests;

/// <summary>What the gate holds back, seen and decided by a person on the command line.</summary>
public sealed class QualityCommandTests : IAsyncLifetime
{
    private const string Day = "2024-01-09";
    private ExchangeScene _scene = null!;

    public async ValueTask InitializeAsync() => _scene = await ExchangeScene.StartAsync("{ source: krx_open_api }", ExchangeScene.Wide, stored: "2024-01-08");

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Fact]
    public async Task A_held_day_is_listed_accepted_and_published_without_a_fetch()
    {
        _scene.Desk.Add(FakeFault.MissingRows, value: 30);
        var held = await _scene.RunAsync("ingest", "--date", Day);
        var asked = _scene.Desk.Total;
        var listed = await _scene.RunAsync("quality", "list");
        var accepted = await _scene.RunAsync("quality", "accept", Day, "--check", "RowCountDropped", "--reason", "half of them left");
        var published = await _scene.RunAsync("ingest", "--date", Day);
        var universe = await _scene.RunAsync("universe", "--date", Day, "--json");

        Assert.Equal((1, 0, 0, 0, 0), (held.ExitCode, listed.ExitCode, accepted.ExitCode, published.ExitCode, universe.ExitCode));
        Assert.Contains($"See: investops quality list {Day}", held.Errors, StringComparison.Ordinal);
        Assert.Contains($"{Day}, krx_open_api: the session is held back whole", listed.Output, StringComparison.Ordinal);
        Assert.Contains("RowCountDropped", listed.Output, StringComparison.Ordinal);
        Assert.Contains($"It takes effect with: investops ingest --date {Day}", accepted.Output, StringComparison.Ordinal);
        Assert.Contains("70 issues from krx_open_api, 0 held back", published.Output, StringComparison.Ordinal);
        Assert.Equal(asked, _scene.Desk.Total);
        Assert.Equal(70, JsonNode.Parse(universe.Output)!["issues"]!.AsArray().Count(issue => (string?)issue!["state"] == "trading"));
    }

    [Fact]
    public async Task A_healthy_answer_takes_the_place_of_a_held_day_by_itself()
    {
        _scene.Desk.Add(FakeFault.Yesterday, times: 4);
        var held = await _scene.RunAsync("ingest", "--date", Day);
        var published = await _scene.RunAsync("ingest", "--date", Day);
        var listed = await _scene.RunAsync("quality", "list", Day);

        Assert.Equal((1, 0, 0), (held.ExitCode, published.ExitCode, listed.ExitCode));
        Assert.Contains("120 issues from krx_open_api, 0 held back", published.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("RepeatedSession", listed.Output, StringComparison.Ordinal);
        Assert.Contains("Nothing is held back.", listed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_rows_stay_out_the_rest_is_published_and_a_person_may_take_out_more()
    {
        _scene.Desk.Add(FakeFault.BadRows);
        var published = await _scene.RunAsync("ingest", "--date", Day);
        var asked = _scene.Desk.Total;
        var listed = await _scene.RunAsync("quality", "list", "--json");
        var refused = await _scene.RunAsync("quality", "accept", Day, "000010", "--check", "RowNumbers", "--reason", "it looks right");
        var rejected = await _scene.RunAsync("quality", "reject", Day, "001200", "--reason", "another source has another close");
        var again = await _scene.RunAsync("ingest", "--date", Day);

        Assert.Equal((0, 0, 2, 0, 0), (published.ExitCode, listed.ExitCode, refused.ExitCode, rejected.ExitCode, again.ExitCode));
        Assert.Contains("[ERROR]", published.Errors, StringComparison.Ordinal);
        Assert.Contains("4 rows held back (RowNumbers 3, RepeatedIssue 1)", published.Errors, StringComparison.Ordinal);
        Assert.Equal(["000010", "000020", "000030", "000040"], JsonNode.Parse(listed.Output)![0]!["gate"]!["heldBack"]!.AsArray().Select(row => (string?)row!["code"]).Order());
        Assert.Contains("What RowNumbers finds cannot be accepted.", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("116 issues from krx_open_api, 5 held back", again.Output, StringComparison.Ordinal);
        Assert.Equal(asked, _scene.Desk.Total);
    }

    [Theory]
    [InlineData("2024-01-06", "--check RowCountDropped --reason x", "2024-01-06")]
    [InlineData(Day, "--check RowCountDropped --reason x", "RowCountDropped found nothing of 2024-01-09")]
    [InlineData(Day, "--check RowCountDropped", "--reason")]
    [InlineData(Day, "--check NoSuchCheck --reason x", "'NoSuchCheck' is no check.")]
    public async Task A_decision_about_nothing_is_wrong_usage(string date, string options, string says)
    {
        var refused = await _scene.RunAsync(["quality", "accept", date, .. options.Split(' ')]);

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains(says, refused.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_scene.Root, "market", "decisions")));
    }

    [Fact]
    public async Task Naver_is_asked_for_a_second_opinion_only_where_it_is_switched_on()
    {
        await _scene.StoreAsync(ExchangeScene.Wide(Some.SessionOn(Day))! with { Bars = [.. ExchangeScene.Wide(Some.SessionOn(Day))!.Bars.Select((bar, place) => place == 1 ? bar with { Close = bar.Close + 15, Change = bar.Change + 15, High = bar.Close + 20, MarketCap = (bar.Close + 15) * bar.ListedShares } : bar)] });
        string[] command = ["quality", "crosscheck", "--symbol", "000010", "--symbol", "000020", "--json"];
        var refused = await _scene.RunAsync(command);
        var asked = _scene.Desk.Total;
        _scene.Configs.Write("ingest.yaml", "schema: 1\nsources: [{ source: naver, requests_per_second: 4 }]\n");
        var before = _scene.Products;

        var compared = await _scene.RunAsync(command);

        Assert.Equal((2, 0, 0), (refused.ExitCode, asked, compared.ExitCode));
        Assert.Contains("naver is not among the sources, so it is not asked", refused.Errors, StringComparison.Ordinal);
        var issues = JsonNode.Parse(compared.Output)!.AsArray();
        Assert.Equal([(2, 2), (2, 1)], issues.Select(issue => ((int)issue!["comparison"]!["compared"]!, (int)issue["comparison"]!["withinTick"]!)));
        Assert.Equal(Day, (string?)issues[1]!["comparison"]!["beyond"]![0]!["date"]);
        Assert.Equal(2, _scene.Desk.Total);
        Assert.Equal(before, _scene.Products);
    }
}
