using Microsoft.Extensions.Time.Testing;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Http;

public sealed class HttpAnswerTests
{
    [Fact]
    public async Task Action_results_objects_text_and_minimal_results_are_sent_as_MVC_sends_them()
    {
        await using var host = await new HttpTestHost().StartAsync();

        var item = await host.GetAsync("/api/items/5?note=x");
        var text = await host.GetAsync("/api/any");
        var minimal = await host.GetAsync("/api/minimal");

        Assert.Equal(("application/json", """{"id":5,"note":"x"}"""), (item.ContentType, item.Body));
        Assert.Equal(("text/plain", "GET"), (text.ContentType, text.Body));
        Assert.Equal("minimal GET", minimal.Body);
    }

    [Fact]
    public async Task A_function_that_returns_nothing_leaves_the_answer_as_it_set_it()
    {
        await using var host = await new HttpTestHost().StartAsync();

        var answer = await host.GetAsync("/api/nothing");

        Assert.Equal((200, "", "yes"), (answer.Status, answer.Body, answer.Headers["x-seen"]));
    }

    [Fact]
    public async Task Of_several_results_the_marked_one_answers_and_the_others_go_to_their_queues()
    {
        await using var host = await new HttpTestHost().StartAsync();

        var answer = await host.SendAsync(HttpMethod.Post, "/api/orders");

        Assert.Equal((202, "/api/orders/7"), (answer.Status, answer.Headers["Location"]));
        var (queue, body) = Assert.Single(host.Sent.All);
        Assert.Equal("orders", queue);
        Assert.Contains("\"Id\": 7", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_that_is_all_a_message_is_answered_without_content()
    {
        await using var host = await new HttpTestHost().StartAsync();

        var answer = await host.SendAsync(HttpMethod.Post, "/api/forward");

        Assert.Equal((204, ""), (answer.Status, answer.Body));
        Assert.Equal(("forwarded", "message POST"), Assert.Single(host.Sent.All));
    }

    [Fact]
    public async Task An_error_that_a_function_answers_itself_is_sent_as_it_is()
    {
        await using var host = await new HttpTestHost().StartAsync();

        Assert.Equal((404, ""), ((await host.GetAsync("/api/missing")) is var bare ? (bare.Status, bare.Body) : default));
        Assert.Equal(410, (await host.GetAsync("/api/missing?gone=1")).Status);
    }

    [Fact]
    public async Task A_function_that_fails_is_500_with_the_invocation_that_the_log_tells_more_of()
    {
        await using var host = await new HttpTestHost().StartAsync();

        var answer = await host.GetAsync("/api/fails");

        answer.IsProblem(500);
        Assert.DoesNotContain("secret", answer.Body, StringComparison.Ordinal);
        var id = answer.Json.GetProperty("invocationId").GetString()!;
        Assert.Contains(host.Log.Lines, line => line.Text.Contains(id, StringComparison.Ordinal) && line.Text.Contains("the inner secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_result_that_cannot_be_sent_is_500_without_a_stack_trace()
    {
        await using var host = await new HttpTestHost().StartAsync();

        var answer = await host.GetAsync("/api/failslate");

        answer.IsProblem(500);
        Assert.DoesNotContain("nowhere", answer.Body, StringComparison.Ordinal);
        Assert.Contains(host.Log.Lines, line => line.Text.Contains("/api/failslate", StringComparison.Ordinal) && line.Level == Microsoft.Extensions.Logging.LogLevel.Error);
    }

    [Fact]
    public async Task A_request_that_takes_too_long_is_504_and_the_function_is_told_to_end()
    {
        await using var host = await new HttpTestHost { HostJson = """{"version": "2.0", "extensions": {"http": {"requestTimeout": "00:00:01"}}}""" }.StartAsync();

        var answer = await host.GetAsync("/api/waits");

        Assert.Contains("requestTimeout", answer.IsProblem(504), StringComparison.Ordinal);
        Assert.NotEmpty(answer.Json.GetProperty("invocationId").GetString()!);
    }

    [Fact]
    public async Task A_function_beyond_its_own_limit_is_504()
    {
        await using var host = await new HttpTestHost { HostJson = """{"version": "2.0", "functionTimeout": "00:00:01"}""" }.StartAsync();

        Assert.Contains("functionTimeout", (await host.GetAsync("/api/waits")).IsProblem(504), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_function_that_does_not_heed_its_time_keeps_nobody_waiting_for_ever()
    {
        var time = new FakeTimeProvider();
        await using var host = await new HttpTestHost { RealTime = time }.StartAsync();
        var answer = host.GetAsync("/api/ignores");
        await host.Gate.UntilEnteredAsync();

        while (!answer.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(100));
            await Task.WhenAny(answer, RealTime.PassAsync(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken));
        }

        (await answer).IsProblem(504);
        Assert.Equal("close", (await answer).Headers["Connection"]);
        host.Gate.Open();
        Assert.Equal(200, (await host.GetAsync("/api/hello")).Status);
    }

    [Fact]
    public async Task A_host_that_stops_tells_its_callers_so()
    {
        await using var host = await new HttpTestHost().StartAsync();
        var waiting = host.GetAsync("/api/waits");
        await host.Gate.UntilEnteredAsync();

        await host.StopAsync();

        (await waiting).IsProblem(503);
    }
}
