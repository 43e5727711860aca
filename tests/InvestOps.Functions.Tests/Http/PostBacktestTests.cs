using System.Text;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backtesting;
using Xunit;

namespace InvestOps.Functions.Tests.Http;

public sealed class PostBacktestTests(YearOfMarket market)
{
    [Theory]
    [InlineData("?strategy=quick&from=2026-06-01&to=2026-09-30&capital=20000000", null)]
    [InlineData("", """{"strategy":"quick","from":"2026-06-01","to":"2026-09-30","capital":20000000}""")]
    [InlineData("", """{"Strategy":"quick","From":"2026-06-01","To":"2026-09-30","Capital":20000000,"Id":null,"Parameters":null}""")]
    [InlineData("?strategy=quick&capital=20000000", """{"from":"2026-06-01","to":"2026-09-30"}""")]
    [InlineData("?STRATEGY=quick&from=2026-06-01&code=key-of-the-real-host", """{"To":"2026-09-30","Capital":20000000}""")]
    public async Task A_backtest_is_taken_from_the_query_a_body_or_both(string query, string? body)
    {
        await using var app = await App.StartAsync(market);

        var answer = await app.PostAsync("/api/backtest" + query, body);

        Assert.Equal((202, "application/json"), (answer.Status, answer.ContentType));
        var id = answer.Text("id");
        Assert.Equal($"/api/backtests/{id}", answer.Headers["Location"]);
        Assert.Equal(answer.Headers["Location"], answer.Text("location"));
        Assert.Equal("2", answer.Headers["Retry-After"]);
        var queued = BacktestMessage.Read(Assert.Single(app.Operation.Queue.Bodies).Span);
        Assert.Equal((id, "quick", 20_000_000L), (queued.Id, queued.Strategy, queued.Capital));
        Assert.Equal((new DateOnly(2026, 6, 1), new DateOnly(2026, 9, 30)), (queued.From, queued.To));
        Assert.Equal(("http", app.Operation.Time.GetUtcNow()), (queued.RequestedBy, queued.RequestedAt));
    }

    [Fact]
    public async Task The_same_request_twice_is_one_backtest()
    {
        await using var app = await App.StartAsync(market);

        var first = await app.PostAsync("/api/backtest?strategy=quick&requestedBy=one");
        var second = await app.PostAsync("/api/backtest", """{"strategy":"quick","requestedBy":"another"}""");
        var other = await app.PostAsync("/api/backtest?strategy=quick&capital=30000000");

        Assert.Equal(first.Text("id"), second.Text("id"));
        Assert.NotEqual(first.Text("id"), other.Text("id"));
        Assert.Equal(2, app.Operation.Queue.Waiting);
    }

    [Fact]
    public async Task A_backtest_that_has_its_report_is_only_confirmed()
    {
        await using var app = await App.StartAsync(market);
        var first = await app.PostAsync("/api/backtest?strategy=quick&from=2026-09-01");
        await app.Operation.RunBacktestsAsync(App.Cancel);

        var again = await app.PostAsync("/api/backtest?strategy=quick&from=2026-09-01");

        Assert.Equal((202, first.Text("id")), (again.Status, again.Text("id")));
        Assert.Equal(0, app.Operation.Queue.Waiting);
    }

    [Theory]
    [InlineData("?strategy=quik", "There is no strategy 'quik'. Did you mean 'quick'? Known strategies: calm, quick.")]
    [InlineData("?strategy=Quick", "There is no strategy 'Quick'. Did you mean 'quick'? Known strategies: calm, quick.")]
    [InlineData("?strategy=value_of_assets", "There is no strategy 'value_of_assets'. Known strategies: calm, quick.")]
    [InlineData("?strategy=../secrets", "strategy: expected a name of letters, digits, '-' and '_', 80 at most, that is no device's name (con, nul, com1); found \"../secrets\".")]
    [InlineData("?strategy=", "strategy: expected a name of letters, digits, '-' and '_', 80 at most, that is no device's name (con, nul, com1); found an empty text.")]
    [InlineData("", "strategy is missing; a request names one, for example {\"strategy\":\"momentum_topN_v1\"}.")]
    [InlineData("?strategy=quick&from=yesterday", "from: expected a day of the calendar as \"yyyy-MM-dd\", for example \"2024-01-31\"; found \"yesterday\".")]
    [InlineData("?strategy=quick&to=2026-02-30", "to: expected a day of the calendar as \"yyyy-MM-dd\", for example \"2024-01-31\"; found \"2026-02-30\".")]
    [InlineData("?strategy=quick&from=2026-09-30&to=2026-06-01", "from 2026-09-30 is after to 2026-06-01.")]
    [InlineData("?strategy=quick&from=2019-01-02&to=2019-12-30", "The range 2019-01-02 to 2019-12-30 lies outside the stored data, which runs from 2025-10-23 to 2026-10-28.")]
    [InlineData("?strategy=quick&to=2026-10-29", "is not wholly within the stored data, which runs from 2025-10-23 to 2026-10-28. Leave from or to out to use what is stored.")]
    [InlineData("?strategy=quick&from=2026-10-24&to=2026-10-25", "There is no trading day from 2026-10-24 to 2026-10-25.")]
    [InlineData("?strategy=quick&capital=-5", "capital: expected a whole number of won from ")]
    [InlineData("?strategy=quick&capital=1e9", "found \"1e9\".")]
    [InlineData("?strategy=quick&capital=99999999999999999999999", "capital: expected a whole number of won from ")]
    [InlineData("?strategy=quick&form=2026-06-01", "A request has no field 'form'; did you mean from?")]
    [InlineData("?strategy=quick&strategy=calm", "'strategy' stands 2 times in the query; once is enough.")]
    [InlineData("?strategy=quick&id=con", "id: expected a name of letters")]
    [InlineData("?strategy=quick&%E2%80%AEx=1", "A request has no field '\uFFFDx'")]
    public async Task What_is_wrong_with_a_query_is_said(string query, string expected)
    {
        await using var app = await App.StartAsync(market);
        var before = app.Memory.Everything();

        var answer = await app.PostAsync("/api/backtest" + query);

        Assert.Contains(expected, answer.IsProblem(400), StringComparison.Ordinal);
        Assert.Equal("about:blank", answer.Text("type"));
        Assert.Equal(before, app.Memory.Everything());
        Assert.Equal(0, app.Operation.Queue.Waiting);
    }

    [Theory]
    [InlineData("", "not json", "The message is not a request: it is neither JSON nor base64 of JSON. Line 1, position 1: found 'not json'")]
    [InlineData("", "[]", "The message is not a request: it is a list, and a request is an object in braces.")]
    [InlineData("", "{\"strategy\":\"quick\",}", "The comma before it is one too many.")]
    [InlineData("?capital=20000000", "[1]", "it is a list, and a request is an object in braces.")]
    [InlineData("?capital=20000000", "null", "it is null, and a request is an object in braces.")]
    [InlineData("?capital=20000000", "{\"strategy\":", "It ends too early")]
    [InlineData("?strategy=quick", "{\"strategy\":\"quick\"}", "'strategy' stands in the query and in the body; leave it out of one.")]
    [InlineData("?strategy=quick", "{\"Strategy\":\"quick\"}", "'strategy' stands in the query and in the body; leave it out of one.")]
    [InlineData("?strategy=quick", "{\"from\":\"2026-06-01\",\"from\":\"2026-06-02\"}", "from is given 2 times; keep one.")]
    [InlineData("?capital=20000000", "eyJzdHJhdGVneSI6InF1aWNrIn0=", "The body is no plain JSON object; beside a query it must be one.")]
    [InlineData("?strategy=quick", "{\"reason\":\"\\ud800\"}", "half a character")]
    [InlineData("?strategy=quick", "{\"\\ud800\":1}", "A request has no field '\uFFFD'")]
    [InlineData("", "{\"strategy\":\"quick\",\"parameters\":{\"sizing.topn\":5}}", "sizing.topn is no setting; did you mean top_n?")]
    public async Task What_is_wrong_with_a_body_is_said(string query, string body, string expected)
    {
        await using var app = await App.StartAsync(market);

        Assert.Contains(expected, (await app.PostAsync("/api/backtest" + query, body)).IsProblem(400), StringComparison.Ordinal);
        Assert.Equal(0, app.Operation.Queue.Waiting);
    }

    [Fact]
    public async Task Every_mistake_is_an_error_by_itself()
    {
        await using var app = await App.StartAsync(market);

        var answer = await app.PostAsync("/api/backtest?strategy=quick&form=2026-06-01&capital=all");

        answer.IsProblem(400);
        Assert.Equal("The request cannot be run", answer.Text("title"));
        Assert.Equal(2, answer.Json.GetProperty("errors").GetArrayLength());
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused_beside_a_query_too()
    {
        await using var app = await App.StartAsync(market);
        byte[] body = [.. "{\"reason\":\""u8, 0xC3, 0x28, .. "\"}"u8];

        var answer = await app.SendAsync(HttpMethod.Post, "/api/backtest?strategy=quick", request =>
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new("application/json");
        });

        Assert.Contains("it is not UTF-8. Line 1, position 12: found the byte 0xC3.", answer.IsProblem(400), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chosen_id_that_belongs_to_another_backtest_is_refused()
    {
        await using var app = await App.StartAsync(market);
        await app.PostAsync("/api/backtest?strategy=quick&from=2026-09-01&id=mine");
        await app.Operation.RunBacktestsAsync(App.Cancel);

        var answer = await app.PostAsync("/api/backtest?strategy=calm&from=2026-09-01&id=mine");

        Assert.Equal("The id 'mine' belongs to another backtest already. Leave the id out, or take another one.", answer.IsProblem(400));
    }

    [Fact]
    public async Task A_strategy_file_that_is_wrong_is_a_problem_that_names_the_place()
    {
        await using var app = await App.StartAsync(market);
        app.Configs.Write("strategies/torn.yaml", "schema: 1\nscaner: {}\n");

        Assert.Contains("torn.yaml", (await app.PostAsync("/api/backtest?strategy=torn")).IsProblem(400), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_method_is_refused_with_those_there_are()
    {
        await using var app = await App.StartAsync(market);

        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Put, HttpMethod.Delete })
        {
            var answer = await app.SendAsync(method, "/api/backtest?strategy=quick");
            answer.IsProblem(405);
            Assert.Equal("POST", answer.Headers["Allow"]);
        }
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/xml")]
    [InlineData(null)]
    public async Task Another_content_type_is_refused(string? type)
    {
        await using var app = await App.StartAsync(market);

        var answer = await app.SendAsync(HttpMethod.Post, "/api/backtest", request =>
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes("{\"strategy\":\"quick\"}"));
            request.Content.Headers.ContentType = type is null ? null : new(type);
        });

        Assert.Equal("Send the request as application/json, or its fields in the query.", answer.IsProblem(415));
    }

    [Theory]
    [InlineData(BacktestMessage.MaximumBytes + 1, "A backtest request has 49,152 bytes at most.")]
    [InlineData(2 * 1024 * 1024, "The body can have 1048576 bytes at most.")]
    public async Task A_huge_body_is_refused(int bytes, string expected)
    {
        await using var app = await App.StartAsync(market);

        var answer = await app.SendAsync(HttpMethod.Post, "/api/backtest", request =>
        {
            request.Headers.ExpectContinue = true;
            request.Content = new StringContent("{\"strategy\":\"quick\"" + new string(' ', bytes - 20) + "}", Encoding.UTF8, "application/json");
        });

        Assert.Equal(expected, answer.IsProblem(413));
    }

    [Fact]
    public async Task A_body_that_grows_beyond_what_the_queue_takes_is_refused_before_the_book_has_it()
    {
        await using var app = await App.StartAsync(market);

        var answer = await app.PostAsync("/api/backtest", $$"""{"strategy":"quick","reason":"{{new string('<', 20_000)}}"}""");

        Assert.Contains("at most 49,152 are taken. Shorten its texts.", answer.IsProblem(400), StringComparison.Ordinal);
        Assert.Equal(0, app.Operation.Queue.Waiting);
        Assert.DoesNotContain(app.Memory.All.Keys, path => path.Path.StartsWith(AssetCatalog.AskedBacktests, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failure_of_storage_says_nothing_of_the_program()
    {
        await using var app = await App.StartAsync(market);
        app.Store.Failure = new IOException("secret: /srv/nas");

        var answer = await app.PostAsync("/api/backtest?strategy=quick");

        Assert.Equal("The function failed. The log has the reason under the invocation's id.", answer.IsProblem(500));
        Assert.DoesNotContain("secret", answer.Body, StringComparison.Ordinal);
    }
}
