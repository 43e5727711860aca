using System.Text;
using CsCheck;
using InvestOps.Functions.Triggers;
using InvestOps.LocalFunctions.Discovery;
using InvestOps.LocalFunctions.Invocation;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backtesting;
using Xunit;

namespace InvestOps.Functions.Tests.Triggers;

public sealed class BacktestFunctionTests(YearOfMarket market)
{
    private const string Plain = """{"strategy":"quick","from":"2026-09-01"}""";

    private const string Indented =
        """
        {
          "Schema": 1,
          "Id": null,
          "Strategy": "quick",
          "From": "2026-09-01",
          "To": null,
          "Capital": null,
          "Parameters": null
        }
        """;

    [Theory]
    [InlineData(Plain)]
    [InlineData(Indented)]
    [InlineData("\uFEFF" + Plain + "\r\n")]
    public async Task A_message_runs_plain_or_base64_in_either_case(string body)
    {
        foreach (var message in new[] { body, Convert.ToBase64String(Encoding.UTF8.GetBytes(body)) })
        {
            await using var app = await App.StartAsync(market);

            var result = await InvokeAsync(app, message);

            Assert.True(result.Succeeded, result.Error?.Message);
            Assert.Single(app.Memory.All.Keys, path => path.Path.StartsWith("backtests/quick-", StringComparison.Ordinal) && path.Path.EndsWith("/manifest.json", StringComparison.Ordinal));
            Assert.Empty(app.Operation.Queue.Failed);
        }
    }

    [Theory]
    [InlineData("", "The message is empty.")]
    [InlineData("hello", "it is neither JSON nor base64 of JSON")]
    [InlineData("{\"strategy\":\"quik\"}", "There is no strategy 'quik'. Did you mean 'quick'? Known strategies: calm, quick.")]
    [InlineData("{\"strategy\":\"quick\",\"from\":\"2019-01-02\",\"to\":\"2019-12-30\"}", "lies outside the stored data")]
    [InlineData("{\"strategy\":\"quick\",\"capital\":1}", "capital: expected a whole number of won")]
    public async Task Junk_is_put_among_the_failed_with_its_reason_and_the_function_returns(string message, string reason)
    {
        await using var app = await App.StartAsync(market);

        var result = await InvokeAsync(app, message);

        Assert.True(result.Succeeded, result.Error?.Message);
        var failed = Assert.Single(app.Operation.Queue.Failed);
        Assert.Equal(result.InvocationId, failed.Id);
        Assert.Contains(reason, failed.Reason, StringComparison.Ordinal);
        var run = Assert.Single(app.Memory.All.Keys, path => path.Container == AssetCatalog.Runs && path.Path.Contains("/backtest/", StringComparison.Ordinal));
        Assert.Equal("failed", app.Stored(run).GetProperty("state").GetString());
        Assert.Equal(failed.Reason, app.Stored(run).GetProperty("error").GetString());
    }

    [Fact]
    public async Task A_failure_of_storage_leaves_the_message_for_another_try()
    {
        await using var app = await App.StartAsync(market);
        app.Store.Failure = new IOException("no route");

        var result = await InvokeAsync(app, Plain);

        Assert.Equal((InvocationOutcome.Failed, "no route"), (result.Outcome, result.Error?.Message));
        Assert.Empty(app.Operation.Queue.Failed);
        app.Store.Failure = null;
        Assert.True((await InvokeAsync(app, Plain)).Succeeded);
    }

    [Fact]
    public async Task A_stop_leaves_the_message_for_another_try()
    {
        await using var app = await App.StartAsync(market);
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        var result = await InvokeAsync(app, Plain, stop.Token);

        Assert.Equal(InvocationOutcome.Cancelled, result.Outcome);
        Assert.Empty(app.Operation.Queue.Failed);
    }

    [Fact]
    public async Task Random_bodies_never_fail_the_function()
    {
        await using var app = await App.StartAsync(market);
        var worker = app.Operation.Get<BacktestWorker>();
        var text = Gen.String[Gen.Char["{}[]\":,\\ \u0000\n가Z=strategyquick0123-9eE.+null"], 0, 80].Select(Encoding.UTF8.GetBytes);
        var number = 0;
        var bodies = Gen.OneOf(Gen.Byte.Array[0, 300], text, text.Select(bytes => Encoding.UTF8.GetBytes(Convert.ToBase64String(bytes))), Gen.Byte.Array[49_100, 49_300]);

        await bodies.SampleAsync(
            async body =>
            {
                number++;
                await worker.RunAsync($"m{number}", body, App.Cancel);
                return app.Operation.Queue.Failed is [.., var last] && last.Reason.Length > 0;
            },
            iter: 2_000,
            threads: 1);

        Assert.True(app.Operation.Queue.Failed.Count >= 2_000, $"{app.Operation.Queue.Failed.Count}");
    }

    private static Task<InvocationResult> InvokeAsync(App app, string message, CancellationToken? stop = null) => app.Host.Context.Invoker.InvokeAsync(
        new FunctionCall { Function = FunctionCatalog.Discover(typeof(BacktestFunction)).Find("Backtest")!, TriggerValue = message },
        stop ?? App.Cancel);
}
