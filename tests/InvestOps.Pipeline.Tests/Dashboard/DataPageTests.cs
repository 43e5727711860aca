using InvestOps.Pipeline.Tests.Day;
using Xunit;

namespace InvestOps.Pipeline.Tests.Dashboard;

public sealed class DataPageTests(SmallMarket market)
{
    /// <summary>A session held back whole, with a row besides, and names that would be markup.</summary>
    internal const string HeldDay =
        """
        {
          "schema": 2, "date": "2026-10-29",
          "gate": {
            "source": "<b>krx", "holdsDay": true, "rows": 95, "decisions": 0,
            "findings": [
              { "check": "rowCountDropped", "severity": "holdDay", "detail": "60 rows, 95 before" },
              { "check": "priceLimit", "severity": "holdRow", "code": "600010", "name": "<img src=x onerror=alert(1)>", "detail": "high 99,999" },
              { "check": "rowNumbers", "severity": "holdRow", "code": "'; rm -rf", "name": "x", "detail": "close 0" }
            ],
            "heldBack": []
          },
          "heldBack": []
        }
        """;

    [Fact]
    public async Task A_finding_that_waits_shows_the_exact_commands_that_decide()
    {
        await using var operation = new SmallOperation(market);
        await operation.PutAsync("market/quality/2026-10-29.json", HeldDay);

        var page = await operation.GetAsync("data");

        Assert.Contains("investops quality accept 2026-10-29 --check RowCountDropped --reason \"…\"", page.TextOf(), StringComparison.Ordinal);
        Assert.Contains("investops quality accept 2026-10-29 600010 --check PriceLimit --reason \"…\"", page.TextOf(), StringComparison.Ordinal);
        Assert.Contains("investops quality reject 2026-10-29 --check RowNumbers --reason \"…\"", page.TextOf(), StringComparison.Ordinal);
        Assert.DoesNotContain("investops quality accept 2026-10-29 --check RowNumbers", page.TextOf(), StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_waits_where_nothing_was_found_and_years_show_what_is_stored()
    {
        await using var operation = new SmallOperation(market);

        var page = await operation.GetAsync("data");

        Assert.Contains("Nothing waits for a decision.", page.TextOf(), StringComparison.Ordinal);
        Assert.Matches(@"2026 \d+ \d+ 100%", page.TextOf());
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{ \"schema\": 2, \"date\": \"2026-10-28\" }")]
    [InlineData("{ \"schema\": 2, \"heldBack\": [ { \"code\": \"1\", \"finding\": \"None of them\", \"source\": \"x\" } ] }")]
    public async Task A_file_that_cannot_be_read_is_named_and_the_others_are_shown(string damaged)
    {
        await using var operation = new SmallOperation(market);
        await operation.PutAsync("market/quality/2026-10-28.json", damaged);
        await operation.PutAsync("market/quality/2026-10-29.json", HeldDay);

        var page = await operation.GetAsync("data");

        Assert.Contains("2026-10-28.json", page.TextOf(), StringComparison.Ordinal);
        Assert.Contains("RowCountDropped", page.TextOf(), StringComparison.Ordinal);
        Assert.Equal(200, (await operation.GetAsync("day/2026-10-28")).StatusCode);
    }
}
