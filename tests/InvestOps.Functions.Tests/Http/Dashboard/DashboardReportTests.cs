using System.Security.Cryptography;
using InvestOps.Pipeline.Assets;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Functions.Tests.Http.Dashboard;

public sealed class DashboardReportTests(YearOfMarket market)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/api/dashboard/")]
    public async Task Every_file_of_a_report_is_given_out_byte_for_byte_with_its_own_type(string at)
    {
        await using var app = await App.StartAsync(market);
        var id = await ReportAsync(app);
        using var surfer = new Surfer(app);
        (string File, string Type)[] files =
        [
            ("tearsheet.html", "text/html; charset=utf-8"), ("tearsheet.png", "image/png"), ("result.json", "application/json; charset=utf-8"), ("equity.csv", "text/csv; charset=utf-8"), ("manifest.json", "application/json; charset=utf-8"),
        ];

        foreach (var (file, type) in files)
        {
            var answer = await surfer.GetAsync($"{at}reports/backtests/{id}/{file}");
            var stored = app.Memory.All[AssetCatalog.Backtest(id, file)];
            Assert.Equal((200, type), (answer.Status, answer.Headers["Content-Type"]));
            Assert.Equal(stored.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), answer.Headers["Content-Length"]);
            Assert.Equal($"\"{Convert.ToHexStringLower(SHA256.HashData(stored))}\"", answer.Headers["ETag"]);
            Assert.Equal(("nosniff", "no-cache, private", "DENY"), (answer.Headers["X-Content-Type-Options"], answer.Headers["Cache-Control"], answer.Headers["X-Frame-Options"]));
        }
    }

    [Fact]
    public async Task A_report_runs_what_it_holds_in_a_place_of_its_own_and_reaches_nothing()
    {
        await using var app = await App.StartAsync(market);
        var id = await ReportAsync(app);

        var answer = await app.GetAsync($"/reports/backtests/{id}/tearsheet.html");

        var policy = answer.Headers["Content-Security-Policy"].Split("; ");
        Assert.Contains("default-src 'none'", policy);
        Assert.Contains("script-src 'unsafe-inline'", policy);
        Assert.Contains("form-action 'none'", policy);
        Assert.Contains("sandbox allow-scripts allow-downloads", policy);
        Assert.DoesNotContain(policy, directive => directive.StartsWith("connect-src", StringComparison.Ordinal));
        Assert.False(answer.Headers.ContainsKey("Cross-Origin-Opener-Policy"));
    }

    [Fact]
    public async Task A_report_that_the_browser_has_already_is_not_sent_again()
    {
        await using var app = await App.StartAsync(market);
        var path = $"/reports/backtests/{await ReportAsync(app)}/tearsheet.html";
        var first = await app.GetAsync(path);

        var again = await app.SendAsync(HttpMethod.Get, path, request => request.Headers.Add("If-None-Match", first.Headers["ETag"]));
        var other = await app.SendAsync(HttpMethod.Get, path, request => request.Headers.Add("If-None-Match", "\"other\""));
        var head = await app.SendAsync(HttpMethod.Head, path);

        Assert.Equal((304, ""), (again.Status, again.Body));
        Assert.Equal((200, first.Body), (other.Status, other.Body));
        Assert.Equal((200, "", first.Headers["ETag"]), (head.Status, head.Body, head.Headers["ETag"]));
    }

    [Theory]
    [InlineData("/reports/backtests/none/tearsheet.html")]
    [InlineData("/reports/backtests/../requests/2026-10-29.json")]
    [InlineData("/reports/backtests/%2e%2e/requests/2026-10-29.json")]
    [InlineData("/reports/backtests/..%2frequests%2f2026-10-29.json")]
    [InlineData("/reports/backtests/%252e%252e/requests/2026-10-29.json")]
    [InlineData("/reports/backtests/..%5crequests/2026-10-29.json")]
    [InlineData("/reports/../runs/canary.json")]
    [InlineData("/reports/asked/quick.json")]
    [InlineData("/reports/requests/2026-10-29.json")]
    [InlineData("/reports/trials/quick/x.bin")]
    [InlineData("/reports/backtests//x/tearsheet.html")]
    [InlineData("/reports//backtests/x/tearsheet.html")]
    [InlineData("/reports/backtests/con/tearsheet.html")]
    [InlineData("/reports/backtests/.x/tearsheet.html")]
    [InlineData("/reports/backtests/x%00/tearsheet.html")]
    [InlineData("/reports/backtests/x/tearsheet.exe")]
    [InlineData("/reports/backtests/x/tearsheet")]
    [InlineData("/reports/tuning/x/shards/0000-0000.bin")]
    [InlineData("/Reports/backtests/x/tearsheet.html")]
    [InlineData("/reports/C:/windows/win.json")]
    public async Task Nothing_but_finished_reports_has_an_address(string path)
    {
        await using var app = await App.StartAsync(market);
        await ReportAsync(app, "x");
        await app.Memory.WriteAsync(new AssetPath(AssetCatalog.Reports, "requests/2026-10-29.json"), "[\"of nobody\"]"u8.ToArray(), App.Cancel);
        using var surfer = new Surfer(app);

        var answer = await surfer.GetRawAsync(path);

        Assert.InRange(answer.Status, 400, 404);
        Assert.DoesNotContain("of nobody", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_in_the_archive_is_given_out_as_before()
    {
        await using var app = await App.StartAsync(market);
        var first = new DateOnly(2026, 7, 1);
        foreach (var day in Enumerable.Range(0, 28))
        {
            await MadeUpReports.DailyAsync(app.Memory, first.AddDays(day));
        }

        const string path = "/reports/daily/2026-07-01/report.html";
        var before = await app.GetAsync(path);
        Assert.Equal("succeeded", await app.TickAsync("Archive"));
        Assert.DoesNotContain(AssetCatalog.DailyReportManifest(Some.Calendar.Session(first)), app.Memory.All.Keys);

        var after = await app.GetAsync(path);

        Assert.Equal((200, before.Body, before.Headers["ETag"]), (after.Status, after.Body, after.Headers["ETag"]));
    }

    private static async Task<string> ReportAsync(App app, string? id = null)
    {
        var asked = await app.PostAsync($"/api/backtest?strategy=quick&from=2026-09-01{(id is null ? "" : "&id=" + id)}");
        await app.Operation.RunBacktestsAsync(App.Cancel);
        return asked.Text("id");
    }
}
