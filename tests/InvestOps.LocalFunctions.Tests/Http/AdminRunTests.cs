using InvestOps.LocalFunctions.Invocation;
using InvestOps.LocalFunctions.Listening;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Http;

public sealed class AdminRunTests
{
    private readonly HandRunFunction _nightly = new();
    private readonly HandRunFunction _packing = new();

    [Fact]
    public async Task A_run_by_hand_is_accepted_and_can_be_watched_to_its_end()
    {
        await using var host = await StartAsync();

        var accepted = await host.PostJsonAsync("/admin/functions/packing", """{"input": "a message"}""");

        Assert.Equal(202, accepted.Status);
        var place = accepted.Headers["Location"];
        Assert.StartsWith("/admin/runs/", place, StringComparison.Ordinal);
        Assert.Equal("a message", Assert.Single(_packing.Inputs));
        var running = await host.GetAsync(place);
        Assert.Equal(("running", "Packing"), (running.Json.GetProperty("state").GetString(), running.Json.GetProperty("function").GetString()));
        Assert.Equal("1", running.Headers["Retry-After"]);

        _packing.End(InvocationOutcome.Succeeded);
        var ended = await UntilEndedAsync(host, place);
        Assert.Equal("succeeded", ended.Json.GetProperty("state").GetString());
        Assert.Equal("the-invocation", ended.Json.GetProperty("invocationId").GetString());
        Assert.Equal(1_234, ended.Json.GetProperty("elapsedMilliseconds").GetInt64());
    }

    [Fact]
    public async Task A_run_that_fails_shows_why_without_a_stack_trace()
    {
        await using var host = await StartAsync();
        var accepted = await host.PostJsonAsync("/admin/functions/Nightly", "{}");

        _nightly.End(InvocationOutcome.Failed, new InvalidOperationException("no data"));

        var ended = await UntilEndedAsync(host, accepted.Headers["Location"]);
        Assert.Equal("failed", ended.Json.GetProperty("state").GetString());
        Assert.Equal("no data", ended.Json.GetProperty("error").GetString());
    }

    [Fact]
    public async Task An_empty_object_runs_without_input()
    {
        await using var host = await StartAsync();

        Assert.Equal(202, (await host.PostJsonAsync("/admin/functions/Nightly", "{}")).Status);

        Assert.Null(Assert.Single(_nightly.Inputs));
    }

    [Fact]
    public async Task A_function_that_runs_by_hand_is_not_run_a_second_time()
    {
        await using var host = await StartAsync();
        var first = await host.PostJsonAsync("/admin/functions/Nightly", "{}");

        (await host.PostJsonAsync("/admin/functions/Nightly", "{}")).IsProblem(409);
        Assert.Equal(202, (await host.PostJsonAsync("/admin/functions/Packing", "{}")).Status);

        _nightly.End(InvocationOutcome.Succeeded);
        await UntilEndedAsync(host, first.Headers["Location"]);
        Assert.Equal(202, (await host.PostJsonAsync("/admin/functions/Nightly", "{}")).Status);
        Assert.Equal(2, _nightly.Inputs.Count);
    }

    [Fact]
    public async Task A_function_that_its_trigger_runs_is_not_run_by_hand()
    {
        _nightly.IsRunning = true;
        await using var host = await StartAsync();

        (await host.PostJsonAsync("/admin/functions/Nightly", "{}")).IsProblem(409);

        Assert.Empty(_nightly.Inputs);
    }

    [Fact]
    public async Task A_function_whose_lock_another_host_has_is_not_run_here()
    {
        var standby = new ListenerStatus { Function = "Nightly", Trigger = "timer", State = ListenerState.Standby, LockedBy = "nas, process 17" };
        await using var host = await StartAsync([standby]);

        Assert.Contains("nas, process 17", (await host.PostJsonAsync("/admin/functions/nightly", "{}")).IsProblem(409), StringComparison.Ordinal);

        Assert.Empty(_nightly.Inputs);
    }

    [Fact]
    public async Task Unknown_functions_and_runs_are_404()
    {
        await using var host = await StartAsync();

        (await host.PostJsonAsync("/admin/functions/Weekly", "{}")).IsProblem(404);
        (await host.GetAsync("/admin/runs/0")).IsProblem(404);
    }

    [Fact]
    public async Task An_HTTP_function_is_called_at_its_own_address()
    {
        await using var host = await StartAsync();

        Assert.Contains("its own address", (await host.PostJsonAsync("/admin/functions/Hello", "{}")).IsProblem(400), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_function_that_cannot_be_listened_for_says_what_it_lacks()
    {
        await using var host = await new HttpTestHost { Unusable = { ["Packing"] = "'%PackingQueue%' does not resolve to a value." } }.StartAsync();

        Assert.Contains("%PackingQueue%", (await host.PostJsonAsync("/admin/functions/Packing", "{}")).IsProblem(409), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("\"text\"")]
    [InlineData("{} {}")]
    [InlineData("{\"input\": 1}")]
    [InlineData("{\"input\": {\"strategy\": \"x\"}}")]
    [InlineData("{\"inputs\": \"mistyped\"}")]
    [InlineData("{\"input\": \"a\", \"input\": \"b\"}")]
    [InlineData("{\"input\": \"\\ud800\"}")]
    public async Task A_body_that_is_no_such_object_is_400(string body)
    {
        await using var host = await StartAsync();

        (await host.PostJsonAsync("/admin/functions/Nightly", body)).IsProblem(400);

        Assert.Empty(_nightly.Inputs);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    public async Task Another_content_type_than_JSON_is_415(string? type)
    {
        await using var host = await StartAsync();

        var answer = await host.SendAsync(HttpMethod.Post, "/admin/functions/Nightly", request =>
        {
            request.Content = new ByteArrayContent("{}"u8.ToArray());
            if (type is not null)
            {
                request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
            }
        });

        answer.IsProblem(415);
        Assert.Empty(_nightly.Inputs);
    }

    [Fact]
    public async Task One_idempotency_key_is_one_run()
    {
        await using var host = await StartAsync();
        var first = await AskAsync("key-1", "{}");

        var again = await AskAsync("key-1", "{}");
        _nightly.End(InvocationOutcome.Succeeded);
        await UntilEndedAsync(host, first.Headers["Location"]);
        var later = await AskAsync("key-1", "{}");

        Assert.Equal((202, 202), (again.Status, later.Status));
        Assert.Equal(first.Headers["Location"], again.Headers["Location"]);
        Assert.Equal(first.Headers["Location"], later.Headers["Location"]);
        Assert.Single(_nightly.Inputs);
        (await AskAsync("key-1", """{"input": "other"}""")).IsProblem(422);
        Assert.Equal(202, (await AskAsync("key-2", "{}")).Status);
        Assert.Equal(2, _nightly.Inputs.Count);
        (await AskAsync(new string('k', 256), "{}")).IsProblem(400);

        Task<HttpAnswer> AskAsync(string key, string body) =>
            host.PostJsonAsync("/admin/functions/Nightly", body, request => request.Headers.Add("Idempotency-Key", key));
    }

    [Fact]
    public async Task Of_many_at_once_with_one_key_one_runs()
    {
        await using var host = await StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            host.PostJsonAsync("/admin/functions/Nightly", "{}", request => request.Headers.Add("Idempotency-Key", "one"))));

        Assert.Single(answers.Select(answer => answer.Headers["Location"]).Distinct(StringComparer.Ordinal));
        Assert.Single(_nightly.Inputs);
    }

    private Task<HttpTestHost> StartAsync(IReadOnlyList<ListenerStatus>? listeners = null) => new HttpTestHost
    {
        ByHand = { ["Nightly"] = _nightly, ["Packing"] = _packing },
        Listeners = listeners ?? [],
    }.StartAsync();

    // A run's end is told to whoever awaits it a moment after the test ends it.
    private static async Task<HttpAnswer> UntilEndedAsync(HttpTestHost host, string place)
    {
        for (var tries = 0; tries < 1_000; tries++)
        {
            var answer = await host.GetAsync(place);
            if (answer.Json.GetProperty("state").GetString() != "running")
            {
                return answer;
            }
        }

        throw new TimeoutException("The run does not end.");
    }
}
