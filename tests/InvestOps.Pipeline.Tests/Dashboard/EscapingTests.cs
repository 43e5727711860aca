using System.Text.Json;
using CsCheck;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Dashboard;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Tests.Day;
using InvestOps.Pipeline.Watching;
using Xunit;

namespace InvestOps.Pipeline.Tests.Dashboard;

public sealed class EscapingTests(SmallMarket market)
{
    private const string Hostile = "</title></style></textarea>\"'><img src=x onerror=alert(1)><script>alert(2)</script>\u202E\u0001";

    private static readonly string[] Pages = ["", "calendar", "day/2026-10-29", "signals", "signals?strategy=quick", "signals?find=a", "data", "backtests", "backtests/hostile", "compare?id=hostile", "request"];

    [Fact]
    public async Task Text_from_outside_stays_text_on_every_page()
    {
        await using var operation = new SmallOperation(market);
        await operation.DayAsync(SmallMarket.Thursday);
        await PoisonAsync(operation);

        foreach (var address in Pages)
        {
            foreach (var language in new[] { ReportLanguage.English, ReportLanguage.Korean })
            {
                AssertHarmless(await operation.Pages(language).ReadAsync(Board.Asked(address), SmallOperation.Cancel), address);
            }
        }

        Assert.Contains("&lt;img src=x onerror=alert(1)&gt;", (await operation.GetAsync("signals")).Html, StringComparison.Ordinal);
        Assert.Contains("&lt;img src=x onerror=alert(1)&gt;", (await operation.GetAsync("")).Html, StringComparison.Ordinal);
        Assert.Contains("&lt;img src=x onerror=alert(1)&gt;", (await operation.GetAsync("backtests/hostile")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_path_and_no_query_breaks_a_page_or_gets_into_it_as_markup()
    {
        await using var operation = new SmallOperation(market);
        await operation.DayAsync(SmallMarket.Thursday);
        var pages = operation.Pages();
        var text = Gen.OneOf<string>(Gen.String, Gen.OneOf<string>(Hostile, "2026-10-29", "2026-10", "quick", "-1", "99999999999", "..", "hostile,hostile", "%00", "\uD800"));
        var path = Gen.OneOf<string>(Gen.OneOf<string>(Pages.Select(page => page.Split('?')[0]).ToArray()), text.Select(tail => "backtests/" + tail), text.Select(tail => "day/" + tail), text);
        var query = Gen.Dictionary(Gen.OneOf<string>("date", "strategy", "find", "month", "skip", "id", "notice", "from", "to", "capital", "parameters", "reason"), text)[0, 4];

        await Gen.Select(path, query).SampleAsync(
            async (asked, values) =>
            {
                var read = await pages.ReadAsync(new DashboardRequest(asked, values), CancellationToken.None);
                var refused = await pages.ReadAsync(new DashboardRequest("request", values) { Refused = new RefusedForm(values, [.. values.Select(pair => new FormFault(pair.Key, pair.Value))]) }, CancellationToken.None);

                Assert.Contains(read.StatusCode, new[] { 200, 400, 404 });
                Assert.Equal(400, refused.StatusCode);
                AssertHarmless(read, asked);
                AssertHarmless(refused, "a refused form");
            },
            iter: 150,
            threads: 1);
    }

    private static void AssertHarmless(DashboardPage page, string address)
    {
        foreach (var markup in new[] { "<img", "<script", "</title></style>", "\u202E", "\u0001", "href=\"javascript", "<iframe" })
        {
            Assert.False(page.Html.Contains(markup, StringComparison.OrdinalIgnoreCase), $"'{address}' has {markup}");
        }
    }

    private static async Task PoisonAsync(SmallOperation operation)
    {
        var hostile = JsonSerializer.Serialize(Hostile)[1..^1];
        foreach (var strategy in new[] { "quick", "calm" })
        {
            var path = AssetCatalog.SignalsJson(SmallMarket.Thursday, strategy);
            await operation.ReplaceAsync(path, "\"name\": \"", $"\"name\": \"{hostile}");
        }

        await operation.PutAsync("market/quality/2026-10-29.json", DataPageTests.HeldDay.Replace("60 rows", hostile, StringComparison.Ordinal));
        var ledger = operation.Get<RunLedger>();
        await ledger.EndAsync(await ledger.BeginAsync(new RunKey(StageName.Scan, SmallMarket.Thursday.Date), Hostile, SmallOperation.Cancel), RunState.Failed, Hostile, Hostile, [Hostile]);
        await ledger.EndAsync(await ledger.BeginAsync(new RunKey(StageName.Backtest, SmallMarket.Thursday.Date), Hostile, SmallOperation.Cancel), RunState.Failed, Hostile, Hostile, [Hostile]);
        var message = new BacktestMessage { Id = "hostile", Strategy = "calm", To = SmallMarket.Thursday.Date, RequestedBy = Hostile, Reason = Hostile, Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { [Hostile] = Hostile } };
        await operation.Get<RequestBook>().RefuseAsync(message, Hostile, SmallOperation.Cancel);
        operation.Queue.Failed.Add((Hostile, Hostile));
        var beat = operation.Get<Heartbeats>().Now() with { Machine = Hostile, CodeVersion = Hostile, Timers = [new TimerTicks(Hostile, Hostile, [operation.Time.GetUtcNow()], Hostile, Hostile)] };
        await operation.Store.WriteAsync(AssetCatalog.Heartbeat("pc", "other"), AssetJson.Write(beat), SmallOperation.Cancel);
    }
}
