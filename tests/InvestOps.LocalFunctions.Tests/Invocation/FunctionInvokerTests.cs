using InvestOps.LocalFunctions.Invocation;
using InvestOps.LocalFunctions.Settings;
using InvestOps.Testing;
using Microsoft.Azure.Functions.Worker;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Invocation;

public sealed class FunctionInvokerTests
{
    [Fact]
    public async Task A_call_has_a_scope_an_instance_and_middleware_of_its_own()
    {
        using var scene = new InvokerScene();

        var first = await scene.CallAsync("Bytes", InvokerScene.Message("abc"));
        var second = await scene.CallAsync("Bytes", BinaryData.FromString("abcd"));

        Assert.Equal(
            ["before Bytes", "3 bytes", "instance gone", "after", "scope gone", "before Bytes", "4 bytes", "instance gone", "after", "scope gone"],
            scene.Echo.Lines);
        Assert.True(first.Succeeded && second.Succeeded);
        Assert.NotEqual(first.InvocationId, second.InvocationId);
    }

    [Theory]
    [InlineData("Text", "hello 3 none ")]
    [InlineData("Whole", "message id")]
    public async Task A_message_comes_in_the_form_that_is_asked_for(string function, string expected)
    {
        using var scene = new InvokerScene();

        await scene.CallAsync(function, InvokerScene.Message("hello"), new() { ["DequeueCount"] = 3 });

        Assert.Contains(expected, scene.Echo.Lines, StringComparer.Ordinal);
    }

    [Fact]
    public async Task Json_is_read_in_any_case()
    {
        using var scene = new InvokerScene();

        await scene.CallAsync("Json", InvokerScene.Message("""{ "STRATEGY": "momentum", "capital": 5.5 }"""));

        Assert.Contains("EchoJob { Strategy = momentum, Capital = 5.5 }", scene.Echo.Lines, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("{ \"Capital\": \"many\" }")]
    public async Task Bad_json_is_a_failure_with_the_reason(string body)
    {
        using var scene = new InvokerScene();

        var result = await scene.CallAsync("Json", InvokerScene.Message(body));

        Assert.Equal(InvocationOutcome.Failed, result.Outcome);
        Assert.IsType<BindingException>(result.Error);
    }

    [Fact]
    public async Task Missing_data_is_a_failure_unless_the_parameter_can_be_null()
    {
        using var scene = new InvokerScene();

        var result = await scene.CallAsync("Text", "hello");

        Assert.Equal("There is no 'dequeueCount' in what triggered the function.", Assert.IsType<BindingException>(result.Error).Message);
    }

    [Fact]
    public async Task A_timer_comes_as_json_where_text_is_asked_for()
    {
        using var scene = new InvokerScene();

        await scene.CallAsync("Timer", new TimerInfo { IsPastDue = true });

        Assert.Contains("""{"ScheduleStatus":null,"IsPastDue":true}""", scene.Echo.Lines, StringComparer.Ordinal);
    }

    [Fact]
    public async Task What_a_function_throws_is_a_result_and_is_logged()
    {
        using var scene = new InvokerScene();

        var result = await scene.CallAsync("Fails", "luck");

        Assert.Equal(InvocationOutcome.Failed, result.Outcome);
        Assert.StartsWith("no luck", Assert.IsType<InvalidOperationException>(result.Error).Message, StringComparison.Ordinal);
        Assert.Contains(scene.Log.Lines, line => line.Level == Microsoft.Extensions.Logging.LogLevel.Error && line.Text.Contains("Fails Failed", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Conformance", "C3")]
    public async Task A_function_that_takes_longer_than_the_limit_is_told_to_end()
    {
        using var scene = new InvokerScene(new HostSettings { FunctionTimeout = TimeSpan.FromMinutes(5) });
        var running = scene.CallAsync("Waits", "ever");
        await scene.Clock.ArmedAsync(TimeSpan.FromMinutes(5));

        scene.Clock.Advance(TimeSpan.FromMinutes(5));
        var result = await running;

        Assert.Equal(InvocationOutcome.TimedOut, result.Outcome);
        Assert.IsType<FunctionTimeoutException>(result.Error);
        Assert.Equal(TimeSpan.FromMinutes(5), result.Elapsed);
    }

    [Fact]
    public async Task A_function_that_is_cancelled_by_its_caller_is_no_failure()
    {
        using var scene = new InvokerScene();
        using var caller = new CancellationTokenSource();
        var running = scene.CallAsync("Waits", "ever", token: caller.Token);

        await caller.CancelAsync();
        var result = await running;

        Assert.Equal(InvocationOutcome.Cancelled, result.Outcome);
        Assert.DoesNotContain(scene.Log.Lines, line => line.Level == Microsoft.Extensions.Logging.LogLevel.Error);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_function_throws_when_it_is_told_to_end_hurts_nobody_else(bool byCaller)
    {
        using var scene = new InvokerScene(new HostSettings { FunctionTimeout = TimeSpan.FromMinutes(5) });
        using var caller = new CancellationTokenSource();
        var running = scene.CallAsync("Touchy", "ever", token: caller.Token);
        await scene.Clock.ArmedAsync(TimeSpan.FromMinutes(5));
        while (!scene.Echo.Lines.Contains("ever", StringComparer.Ordinal))
        {
            await Task.Yield();
        }

        await RealTime.PassAsync(TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken);
        if (byCaller)
        {
            await caller.CancelAsync();
        }
        else
        {
            scene.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        Assert.Equal(byCaller ? InvocationOutcome.Cancelled : InvocationOutcome.TimedOut, (await running).Outcome);
        Assert.Contains(scene.Log.Lines, line => line.Text.Contains("Touchy failed when it was told to end", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_function_that_asks_for_too_much_memory_has_failed_and_the_host_goes_on()
    {
        using var scene = new InvokerScene();

        var result = await scene.CallAsync("Greedy", "hello");

        Assert.Equal(InvocationOutcome.Failed, result.Outcome);
        Assert.IsType<OutOfMemoryException>(result.Error);
    }

    [Fact]
    public async Task Of_several_things_returned_one_is_the_answer_and_the_others_are_sent()
    {
        using var scene = new InvokerScene();

        var result = await scene.CallAsync("Several", "hello");

        Assert.Equal("hello", result.Value);
        var (queue, body) = Assert.Single(scene.Outputs.Messages);
        Assert.Equal("jobs", queue);
        Assert.Equal("{\n  \"Strategy\": \"momentum\",\n  \"Capital\": 5\n}", body.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task An_array_is_sent_one_message_an_element()
    {
        using var scene = new InvokerScene();

        await scene.CallAsync("Each", "hello");

        Assert.Equal([("each", "hello"), ("each", "1")], scene.Outputs.Messages);
    }
}
