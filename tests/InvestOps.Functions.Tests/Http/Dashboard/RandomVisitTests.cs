using CsCheck;
using InvestOps.Pipeline.Dashboard;
using Xunit;

namespace InvestOps.Functions.Tests.Http.Dashboard;

public sealed class RandomVisitTests(YearOfMarket market)
{
    private static readonly string[] Words =
    [
        "calendar", "day", "signals", "data", "backtests", "compare", "request", "sign-in", "reports", "daily", "2026-10-29", "9999-12-31", "0001-01-01", "quick", "..", ".", "%2e%2e", "%2f", "%5c", "%00", "con",
        "<script>", "\"onload=x", "가", "{path}", "a:b", "x.html", "manifest.json", "",
    ];

    private static readonly string[] Names = ["month", "date", "strategy", "id", "skip", "notice", "from", "parameters", "<b>", ""];

    private static readonly string[] Values = ["2026-10", "9999-12", "0001-01", "2026-10-29", "-1", "99999999999999999999", "quick", "..", "<script>alert(1)</script>", "\"'><img src=x>", "\u202E", "requested", "가", ""];

    private static readonly Gen<string> Path = OneOf(Words).Select(Escaped).Array[0, 4].Select(parts => "/" + string.Join('/', parts));

    private static readonly Gen<string> Query = Gen.Select(OneOf(Names), OneOf(Values))
        .Select((name, value) => $"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}").Array[0, 3].Select(pairs => string.Join('&', pairs));

    [Fact]
    public async Task No_address_makes_the_dashboard_fail_or_repeat_what_is_no_text()
    {
        await using var app = await App.StartAsync(market);
        using var surfer = new Surfer(app);

        await Gen.Select(Path, Query).SampleAsync(
            async (path, query) =>
            {
                var answer = await surfer.GetRawAsync($"{path}?{query}");
                Assert.Contains(answer.Status, new[] { 200, 303, 400, 404 });
                Assert.DoesNotContain("<script>alert", answer.Body, StringComparison.Ordinal);
                Assert.DoesNotContain("<img", answer.Body, StringComparison.Ordinal);
                if (answer.ContentType == "text/html")
                {
                    Assert.Equal(DashboardPages.ContentSecurityPolicy, answer.Headers["Content-Security-Policy"]);
                }
            },
            iter: 150,
            threads: 1);
        Assert.Equal(0, app.Operation.Queue.Waiting);
    }

    private static Gen<string> OneOf(string[] texts) => Gen.Int[0, texts.Length - 1].Select(place => texts[place]);

    // What is escaped already stays: it is there to be tried.
    private static string Escaped(string word) => word.StartsWith('%') ? word : Uri.EscapeDataString(word);
}
