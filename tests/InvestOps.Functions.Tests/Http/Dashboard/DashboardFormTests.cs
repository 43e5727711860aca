using System.Text;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Dashboard;
using Xunit;

namespace InvestOps.Functions.Tests.Http.Dashboard;

public sealed class DashboardFormTests(YearOfMarket market)
{
    private static readonly (string, string)[] Whole =
    [
        (FormFields.Strategy, "quick"), (FormFields.From, "2026-06-01"), (FormFields.To, "2026-09-30"), (FormFields.Capital, "20,000,000"), (FormFields.Parameters, " sizing.top_n = 3 \r\n\r\n"), (FormFields.Reason, ""),
    ];

    [Theory]
    [InlineData("/")]
    [InlineData("/api/dashboard/")]
    public async Task A_backtest_by_form_is_the_one_that_the_function_takes(string at)
    {
        await using var app = await App.StartAsync(market);
        using var surfer = new Surfer(app);
        await surfer.GetAsync(at + "request");

        var answer = await surfer.PostAsync(at + "request", Whole);
        var again = await surfer.PostAsync(at + "request", Whole);
        var api = await app.PostAsync("/api/backtest", """{"strategy":"quick","from":"2026-06-01","to":"2026-09-30","capital":20000000,"parameters":{"sizing.top_n":3}}""");

        var id = api.Text("id");
        Assert.Equal((303, $"{at}backtests/{id}?notice=requested"), (answer.Status, answer.Headers["Location"]));
        Assert.Equal((303, $"{at}backtests/{id}?notice=known"), (again.Status, again.Headers["Location"]));
        var queued = BacktestMessage.Read(Assert.Single(app.Operation.Queue.Bodies).Span);
        Assert.Equal((id, "dashboard", app.Operation.Time.GetUtcNow()), (queued.Id, queued.RequestedBy, queued.RequestedAt));
    }

    [Fact]
    public async Task A_form_is_taken_only_from_a_page_that_the_same_browser_was_given()
    {
        await using var app = await App.StartAsync(market);
        using var surfer = new Surfer(app);
        using var other = new Surfer(app);
        await surfer.GetAsync("/request");
        await other.GetAsync("/request");

        foreach (var token in new[] { null, "", "x", "a.b.c", surfer.Token + "x", other.Token, surfer.Token.ToUpperInvariant() })
        {
            var refused = await surfer.PostAsync("/request", token, change: null, Whole);
            Assert.Equal((400, "text/html"), (refused.Status, refused.ContentType));
            Assert.Contains("Nothing was asked for", refused.Body, StringComparison.Ordinal);
            Assert.Contains("20,000,000", refused.Body, StringComparison.Ordinal);
        }

        Assert.Equal(0, app.Operation.Queue.Waiting);
        Assert.Equal(303, (await surfer.PostAsync("/request", Whole)).Status);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task A_page_of_another_site_cannot_send_a_form_even_with_a_token(string header, string value)
    {
        await using var app = await App.StartAsync(market);
        using var surfer = new Surfer(app);
        await surfer.GetAsync("/request");

        var refused = await surfer.PostAsync("/request", surfer.Token, request => request.Headers.Add(header, value), Whole);

        Assert.Equal(403, refused.Status);
        Assert.Equal(0, app.Operation.Queue.Waiting);
    }

    [Fact]
    public async Task The_browsers_own_words_for_its_own_page_are_taken()
    {
        await using var app = await App.StartAsync(market);
        using var surfer = new Surfer(app);
        await surfer.GetAsync("/request");

        var answer = await surfer.PostAsync("/request", surfer.Token, request =>
        {
            request.Headers.Add("Origin", $"http://127.0.0.1:{app.Address.Port}");
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
        }, Whole);

        Assert.Equal(303, answer.Status);
    }

    [Theory]
    [InlineData(FormFields.Strategy, "quik", "Did you mean &#x27;quick&#x27;?")]
    [InlineData(FormFields.Strategy, "<script>alert(1)</script>", "found &quot;&lt;script")]
    [InlineData(FormFields.Strategy, "", "strategy is missing")]
    [InlineData(FormFields.From, "yesterday", "found &quot;yesterday&quot;")]
    [InlineData(FormFields.From, "1990-01-01", "1990-01-01")]
    [InlineData(FormFields.Capital, "all", "capital")]
    [InlineData(FormFields.Capital, "-5", "capital")]
    [InlineData(FormFields.Parameters, "top_n", "each line is name=value")]
    [InlineData(FormFields.Parameters, "sizing.top_n=3\nsizing.top_n=4", "is given twice")]
    [InlineData(FormFields.Parameters, "sizing.topn=5", "did you mean top_n?")]
    public async Task What_is_refused_is_shown_again_with_the_reason_and_nothing_typed_is_lost(string field, string value, string reason)
    {
        await using var app = await App.StartAsync(market);
        using var surfer = new Surfer(app);
        await surfer.GetAsync("/request");
        var before = app.Memory.Everything();

        var page = await surfer.PostAsync("/request", [.. Whole.Where(pair => pair.Item1 != field), (field, value), (FormFields.Reason + "x", "typed")]);

        Assert.Equal((400, "text/html"), (page.Status, page.ContentType));
        Assert.Contains(reason.Replace("&#x27;", "'", StringComparison.Ordinal), page.Body.Replace("&#x27;", "'", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(System.Text.Encodings.Web.HtmlEncoder.Default.Encode(value.Split('\n')[0]), page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page.Body, StringComparison.Ordinal);
        Assert.Equal(before, app.Memory.Everything());
        Assert.Equal(0, app.Operation.Queue.Waiting);
    }

    [Theory]
    [InlineData(64 * 1024 + 1, 413)]
    [InlineData(2 * 1024 * 1024, 413)]
    public async Task A_huge_form_is_refused(int bytes, int status)
    {
        await using var app = await App.StartAsync(market);
        using var surfer = new Surfer(app);
        await surfer.GetAsync("/request");

        var answer = await surfer.PostAsync("/request", surfer.Token, request => request.Headers.ExpectContinue = true, [.. Whole, ("filler", new string('x', bytes))]);

        Assert.Equal(status, answer.Status);
        Assert.Equal(0, app.Operation.Queue.Waiting);
    }

    [Fact]
    public async Task A_form_has_few_fields_and_each_of_them_once()
    {
        await using var app = await App.StartAsync(market);
        using var surfer = new Surfer(app);
        await surfer.GetAsync("/request");

        var twice = await surfer.PostAsync("/request", [.. Whole, (FormFields.Strategy, "calm")]);
        var many = await surfer.PostAsync("/request", [.. Whole, .. Enumerable.Range(0, 30).Select(number => ($"field{number}", ""))]);

        Assert.Equal((400, 400), (twice.Status, many.Status));
        Assert.Equal(0, app.Operation.Queue.Waiting);
    }

    [Theory]
    [InlineData("application/json", 415)]
    [InlineData("multipart/form-data; boundary=x", 415)]
    [InlineData("text/plain", 415)]
    [InlineData(null, 415)]
    public async Task Another_content_type_is_refused(string? type, int status)
    {
        await using var app = await App.StartAsync(market);
        using var surfer = new Surfer(app);
        await surfer.GetAsync("/request");

        var answer = await surfer.SendAsync(HttpMethod.Post, "/request", request =>
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes($"token={surfer.Token}&strategy=quick"));
            request.Content.Headers.ContentType = type is null ? null : System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
        });

        Assert.Equal(status, answer.Status);
        Assert.Equal(0, app.Operation.Queue.Waiting);
    }

    [Fact]
    public async Task A_failure_of_storage_is_a_page_and_says_nothing_of_the_program()
    {
        await using var app = await App.StartAsync(market);
        using var surfer = new Surfer(app);
        await surfer.GetAsync("/request");
        app.Store.Failure = new IOException("secret: /srv/nas");

        var page = await surfer.PostAsync("/request", Whole);

        Assert.Equal((500, "text/html"), (page.Status, page.ContentType));
        Assert.DoesNotContain("secret", page.Body, StringComparison.Ordinal);
    }
}
