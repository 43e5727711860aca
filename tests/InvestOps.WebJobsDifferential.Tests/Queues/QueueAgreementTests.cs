using System.Globalization;
using InvestOps.Testing.Azurite;
using InvestOps.WebJobsDifferential.Tests.Hosts;
using Xunit;

namespace InvestOps.WebJobsDifferential.Tests.Queues;

/// <summary>What both sides do alike with a queue.</summary>
public sealed class QueueAgreementTests(SharedAzurite azurite)
{
    // While the one runs, no look at the queue is under way that could take it again once it is given back.
    private static readonly HostQueueSettings OneAtATime = new() { BatchSize = 1, NewBatchThreshold = 0 };

    [Theory]
    [InlineData("momentum")]
    [InlineData("한글, π and \"quotes\"")]
    [InlineData("  ")]
    public Task A_message_whose_function_returns_is_deleted(string text) => Comparison.AgreeAsync([$"{text} try 1", "left 0", "no poison"], async side =>
    {
        await using var scene = await QueueScene.OfTextAsync(side, azurite);
        await scene.SendAsync(text);
        await scene.Host.StartAsync();
        return [Told(await scene.Probe.EndedAsync()), await scene.LeftAsync(), await scene.Poison.ExistsAsync() ? "poison" : "no poison"];
    });

    [Fact]
    public Task A_message_that_fails_is_tried_as_often_as_set_and_then_is_poison_as_it_was() => Comparison.AgreeAsync(
        ["bad try 1", "bad try 2", $"poison {QueueScene.Encoded("bad")}, left 0"],
        async side =>
        {
            await using var scene = await QueueScene.OfTextAsync(side, azurite, new() { MaxDequeueCount = 2 });
            scene.Probe.Body = _ => throw new InvalidOperationException("bad");
            await scene.SendAsync("bad");
            await scene.Host.StartAsync();
            var calls = await scene.Probe.EndedAsync(2);
            return [.. calls.Select(Told), await scene.PoisonedAsync()];
        });

    [Fact]
    public Task A_message_that_fails_once_is_tried_again_and_then_deleted() => Comparison.AgreeAsync(
        ["flaky try 1", "flaky try 2", "left 0"],
        async side =>
        {
            await using var scene = await QueueScene.OfTextAsync(side, azurite);
            scene.Probe.Body = call => call.Try == 1 ? throw new InvalidOperationException("not yet") : Task.CompletedTask;
            await scene.SendAsync("flaky");
            await scene.Host.StartAsync();
            var calls = await scene.Probe.EndedAsync(2);
            return [.. calls.Select(Told), await scene.LeftAsync()];
        });

    [Fact]
    public Task A_message_that_was_taken_too_often_is_poison_without_a_call() => Comparison.AgreeAsync(
        [$"poison {QueueScene.Encoded("crasher")}, left 0", "calls 0"],
        async side =>
        {
            await using var scene = await QueueScene.OfTextAsync(side, azurite, new() { MaxDequeueCount = 2 });
            await scene.SendAsync("crasher");
            for (var crash = 0; crash < 2; crash++)
            {
                var taken = (await scene.Queue.ReceiveMessageAsync()).Value;
                await scene.Queue.UpdateMessageAsync(taken.MessageId, taken.PopReceipt, visibilityTimeout: TimeSpan.Zero);
            }

            await scene.Host.StartAsync();
            return [await scene.PoisonedAsync(), Calls(scene)];
        });

    [Theory]
    [InlineData("""{"Strategy":"momentum","Years":3}""")]
    [InlineData("""{"years":3,"strategy":"momentum","unknown":[1,2]}""")]
    public Task JSON_is_bound_whatever_the_case_of_its_names(string json) => Comparison.AgreeAsync(
        ["Job { Strategy = momentum, Years = 3 } try 1", "left 0"],
        async side =>
        {
            await using var scene = await QueueScene.OfJobsAsync(side, azurite);
            await scene.SendAsync(json);
            await scene.Host.StartAsync();
            return [Told(await scene.Probe.EndedAsync()), await scene.LeftAsync()];
        });

    [Theory]
    [InlineData("{")]
    [InlineData("momentum")]
    [InlineData("""{"Years":"many"}""")]
    [InlineData("[]")]
    public Task JSON_that_cannot_be_bound_is_poison_without_a_call(string json) => Comparison.AgreeAsync(
        [$"poison {QueueScene.Encoded(json)}, left 0", "calls 0"],
        async side =>
        {
            await using var scene = await QueueScene.OfJobsAsync(side, azurite);
            await scene.SendAsync(json);
            await scene.Host.StartAsync();
            return [await scene.PoisonedAsync(), Calls(scene)];
        });

    [Fact]
    public Task A_bad_message_does_not_take_its_batch_along() => Comparison.AgreeAsync(
        ["Job { Strategy = a, Years = 0 } try 1", "Job { Strategy = b, Years = 0 } try 1", "Job { Strategy = c, Years = 0 } try 1", $"poison {QueueScene.Encoded("{")}, left 0"],
        async side =>
        {
            await using var scene = await QueueScene.OfJobsAsync(side, azurite);
            foreach (var json in new[] { """{"Strategy":"a"}""", "{", """{"Strategy":"b"}""", """{"Strategy":"c"}""" })
            {
                await scene.SendAsync(json);
            }

            await scene.Host.StartAsync();
            var calls = await scene.Probe.EndedAsync(3);
            return [.. calls.Select(Told).Order(StringComparer.Ordinal), await scene.PoisonedAsync()];
        });

    [Theory]
    [InlineData(4, 1)]
    [InlineData(1, 0)]
    [InlineData(2, 5)]
    public Task No_more_messages_run_at_a_time_than_a_batch_and_the_threshold(int batch, int threshold) => Comparison.AgreeAsync(
        [$"most at a time {batch + threshold}", "calls 14", "left 0"],
        async side =>
        {
            await using var scene = await QueueScene.OfTextAsync(side, azurite, new() { BatchSize = batch, NewBatchThreshold = threshold });
            using var gate = new SemaphoreSlim(0);
            scene.Probe.Body = call => gate.WaitAsync(call.Stopping);
            for (var number = 0; number < 14; number++)
            {
                await scene.SendAsync("work");
            }

            await scene.Host.StartAsync();
            await FillAsync(scene.Probe, gate, batch, threshold);
            gate.Release(14);
            await scene.LeftAsync();
            return [string.Create(CultureInfo.InvariantCulture, $"most at a time {scene.Probe.MostRunning}"), Calls(scene), await scene.LeftAsync()];
        });

    [Fact]
    public Task A_queue_that_is_missing_is_waited_for_and_not_made() => Comparison.AgreeAsync(
        ["Job { Strategy = there, Years = 0 } try 1", "no queue", "late try 1", "left 0"],
        async side =>
        {
            await using var scene = await QueueScene.OfMissingQueueAsync(side, azurite);
            await scene.Host.StartAsync();
            await scene.SendJobAsync("""{"Strategy":"there"}""");
            var first = Told(await scene.Probe.EndedAsync());
            var queue = await scene.Queue.ExistsAsync() ? "queue" : "no queue";
            await scene.Queue.CreateAsync();
            await scene.SendAsync("late");
            return [first, queue, Told(await scene.Probe.EndedAsync()), await scene.LeftAsync()];
        });

    [Fact]
    public Task A_message_that_comes_while_nothing_is_to_do_is_taken_within_the_longest_pause() => Comparison.AgreeAsync(
        ["first try 1", "left 0", "second try 1", "taken soon"],
        async side =>
        {
            await using var scene = await QueueScene.OfTextAsync(side, azurite);
            await scene.SendAsync("first");
            await scene.Host.StartAsync();
            var first = Told(await scene.Probe.EndedAsync());
            var left = await scene.LeftAsync();
            await RealTime.PassAsync(TimeSpan.FromSeconds(1));
            var sent = TimeProvider.System.GetUtcNow();
            await scene.SendAsync("second");
            var second = await scene.Probe.EndedAsync();
            return [first, left, Told(second), second.BegunAt - sent < TimeSpan.FromSeconds(3) ? "taken soon" : "taken late"];
        });

    [Fact]
    public Task Nothing_is_taken_after_a_stop_and_everything_after_the_next_start() => Comparison.AgreeAsync(
        ["calls 0", "waiting try 1", "left 0"],
        async side =>
        {
            await using var scene = await QueueScene.OfTextAsync(side, azurite);
            await scene.Host.StartAsync();
            await scene.Host.StopAsync();
            await scene.SendAsync("waiting");
            await RealTime.PassAsync(TimeSpan.FromMilliseconds(700));
            var calls = Calls(scene);
            await scene.Host.RestartAsync();
            return [calls, Told(await scene.Probe.EndedAsync()), await scene.LeftAsync()];
        });

    [Fact]
    public Task A_message_whose_function_a_stop_breaks_off_is_shown_again_at_once() => Comparison.AgreeAsync(
        ["calls 1", "shown again", "work try 2", "left 0"],
        async side =>
        {
            await using var scene = await QueueScene.OfTextAsync(side, azurite, OneAtATime);
            scene.Probe.Body = call => call.BrokenOffAsync();
            await scene.SendAsync("work");
            await scene.Host.StartAsync();
            await scene.Probe.BegunAsync();
            await scene.Host.StopAsync();
            string[] stopped = [Calls(scene), await scene.FateAsync()];
            await scene.Host.RestartAsync();
            return [.. stopped, Told(await scene.Probe.EndedAsync()), await scene.LeftAsync()];
        });

    [Fact]
    public Task A_message_whose_function_ends_well_during_a_stop_is_deleted() => Comparison.AgreeAsync(
        ["calls 1", "deleted"],
        async side =>
        {
            await using var scene = await QueueScene.OfTextAsync(side, azurite);
            scene.Probe.Body = call => call.StoppedAsync();
            await scene.SendAsync("work");
            await scene.Host.StartAsync();
            await scene.Probe.BegunAsync();
            await scene.Host.StopAsync();
            return [Calls(scene), await scene.FateAsync()];
        });

    private static string Told(Call call) => string.Create(CultureInfo.InvariantCulture, $"{call.Text} try {call.Try}");

    private static string Calls(QueueScene scene) => string.Create(CultureInfo.InvariantCulture, $"calls {scene.Probe.Count}");

    // A batch begins; when only as many as the threshold are left of what runs, the next one does.
    private static async Task FillAsync(Probe probe, SemaphoreSlim gate, int batch, int threshold)
    {
        var running = 0;
        while (running <= threshold)
        {
            await probe.BegunAsync(batch);
            running += batch;
        }

        gate.Release(running - threshold);
        await probe.BegunAsync(batch);
    }
}
