using InvestOps.LocalFunctions.Listening;
using InvestOps.LocalFunctions.Settings;
using InvestOps.Testing;
using Microsoft.Extensions.Logging;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Queues;

/// <summary>A message while its function runs: renewal, stops, loss. Numbered as in the list of what the real host does.</summary>
public sealed class MessageLeaseTests
{
    private readonly ManualTime _time = new();
    private readonly FakeMessageQueue _queue;

    public MessageLeaseTests() => _queue = new FakeMessageQueue(_time);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Q3_A_long_run_is_hidden_again_at_half_of_its_time_and_deleted_with_the_newest_receipt()
    {
        var ended = new TaskCompletionSource();
        await using var bench = Bench(hidden: TimeSpan.FromMinutes(10));
        bench.Script.Body = (_, _) => ended.Task;
        var id = _queue.Put("long");
        await bench.StartAsync();
        for (var renewal = 1; renewal <= 3; renewal++)
        {
            var count = renewal;
            await QueueBench.UntilAsync(() => _time.Pauses.Count(pause => pause == TimeSpan.FromMinutes(5)) == count, "the wait for the next renewal");
            _time.Advance(TimeSpan.FromMinutes(5));
            await QueueBench.UntilAsync(() => Hides(id).Length == count, "a renewal");
            Assert.Equal(_time.GetUtcNow().AddMinutes(10), _queue.VisibleAt(id));
        }

        ended.SetResult();
        await QueueBench.UntilAsync(() => _queue.Remaining.Length == 0, "the delete with the newest receipt");
        Assert.Single(bench.Script.Seen);
        Assert.DoesNotContain(bench.Log.Lines, line => line.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task Q3_A_renewal_that_storage_refuses_is_tried_again_well_before_the_time_runs_out()
    {
        var ended = new TaskCompletionSource();
        await using var bench = Bench(hidden: TimeSpan.FromMinutes(2));
        bench.Script.Body = (_, _) => ended.Task;
        var id = _queue.Put("long");
        _queue.Failure = call => call == "hide" && _queue.Calls.Count(made => made.StartsWith("hide", StringComparison.Ordinal)) < 3 ? FakeMessageQueue.Refused : null;
        await bench.StartAsync();
        await QueueBench.AdvanceUntilAsync(_time, TimeSpan.FromSeconds(2), () => _queue.VisibleAt(id) > _time.Start.AddMinutes(2), "the third try of the renewal");
        Assert.True(_time.GetUtcNow() < _time.Start.AddMinutes(2));
        ended.SetResult();
        await QueueBench.UntilAsync(() => _queue.Remaining.Length == 0, "the end");
    }

    [Fact]
    public async Task Q3_A_message_that_comes_again_after_a_lost_answer_is_not_begun_a_second_time_and_is_deleted()
    {
        var ended = new TaskCompletionSource();
        await using var bench = Bench(hidden: TimeSpan.FromMinutes(2));
        bench.Script.Body = (_, _) => ended.Task;
        var id = _queue.Put("long");
        var answers = 0;
        _queue.LostAnswer = _ => answers++ == 0 ? FakeMessageQueue.Refused : null;
        await bench.StartAsync();
        await QueueBench.UntilAsync(() => bench.Script.Running == 1, "its start");
        await QueueBench.AdvanceUntilAsync(_time, TimeSpan.FromSeconds(2), () => bench.Logged(LogLevel.Warning, "was given out again"), "its being given out again");
        await QueueBench.AdvanceUntilAsync(_time, TimeSpan.FromSeconds(2), () => Hides(id).Length > 4, "renewals with the new receipt");
        ended.SetResult();
        await QueueBench.UntilAsync(() => _queue.Remaining.Length == 0, "the delete with the new receipt");
        Assert.Single(bench.Script.Seen);
        Assert.True(bench.Logged(LogLevel.Warning, "or an answer of storage was lost"));
    }

    [Fact]
    public async Task Q12_A_function_that_throws_when_it_is_told_to_stop_gives_its_message_back_at_once()
    {
        var bench = Bench();
        bench.Script.Body = (_, token) => Task.Delay(Timeout.InfiniteTimeSpan, _time, token);
        var id = _queue.Put("half done");
        await bench.StartAsync();
        await QueueBench.UntilAsync(() => bench.Script.Running == 1, "its start");
        await bench.DisposeAsync();
        Assert.Equal([$"hide {id} 00:00:00"], Hides(id));
        Assert.Equal(_time.GetUtcNow(), _queue.VisibleAt(id));
        Assert.Empty(_queue.Poison);
        Assert.Equal(ListenerState.Stopped, bench.Listener.Status.State);
    }

    [Fact]
    public async Task Q12_A_function_that_returns_when_it_is_told_to_stop_has_done_its_work()
    {
        var bench = Bench();
        bench.Script.Body = async (_, token) => await Task.Delay(Timeout.InfiniteTimeSpan, _time, token).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        _queue.Put("done");
        await bench.StartAsync();
        await QueueBench.UntilAsync(() => bench.Script.Running == 1, "its start");
        await bench.DisposeAsync();
        Assert.Empty(_queue.Remaining);
    }

    [Fact]
    public async Task Q12_A_stop_during_the_last_try_gives_back_a_copy_with_no_tries_so_that_a_stop_poisons_nothing()
    {
        var bench = Bench();
        bench.Script.Body = (_, token) => Task.Delay(Timeout.InfiniteTimeSpan, _time, token);
        _queue.Put("five stops", dequeueCount: 4);
        await bench.StartAsync();
        await QueueBench.UntilAsync(() => bench.Script.Running == 1, "its start");
        await bench.DisposeAsync();
        Assert.Equal(["five stops"], _queue.Remaining);
        await using var next = await Bench().StartAsync();
        await QueueBench.UntilAsync(() => _queue.Remaining.Length == 0, "its end");
        Assert.Equal(["five stops"], next.Script.Seen);
        Assert.Empty(_queue.Poison);
    }

    [Fact]
    public async Task Q13_A_stop_waits_for_what_runs_takes_nothing_new_and_deletes_what_succeeded()
    {
        var ended = new TaskCompletionSource();
        await using var bench = Bench(settings: new QueueSettings { BatchSize = 1, NewBatchThreshold = 0 });
        bench.Script.Body = (_, _) => ended.Task;
        _queue.Put("runs");
        _queue.Put("waits");
        await bench.StartAsync();
        await QueueBench.UntilAsync(() => bench.Script.Running == 1, "its start");
        var stop = bench.Listener.StopAsync(CancellationToken.None);
        await RealTime.PassAsync(TimeSpan.FromMilliseconds(50), Cancel);
        Assert.False(stop.IsCompleted);
        ended.SetResult();
        await stop;
        Assert.Equal(["waits"], _queue.Remaining);
        Assert.Equal(["runs"], bench.Script.Seen);
    }

    [Fact]
    public async Task Q13_A_receive_that_is_under_way_at_a_stop_does_not_take_what_the_stop_gives_back()
    {
        var arrival = new TaskCompletionSource();
        await using var bench = Bench(settings: new QueueSettings { BatchSize = 1, NewBatchThreshold = 1 });
        bench.Script.Body = (_, token) => Task.Delay(Timeout.InfiniteTimeSpan, _time, token);
        _queue.Put("runs");
        await bench.StartAsync();
        await QueueBench.UntilAsync(() => bench.Script.Running == 1, "its start");
        _queue.OnTheWay = arrival.Task;
        var polls = _queue.Polls;
        await QueueBench.AdvanceUntilAsync(_time, TimeSpan.FromMilliseconds(100), () => _queue.Polls > polls, "a receive");

        var stop = bench.Listener.StopAsync(CancellationToken.None);
        await RealTime.PassAsync(TimeSpan.FromMilliseconds(50), Cancel);
        Assert.Equal(1, bench.Script.Running);
        arrival.SetResult();
        await stop;

        Assert.Equal(["runs"], bench.Script.Seen);
        Assert.Equal(["runs"], _queue.Remaining);
    }

    [Fact]
    public async Task Q13_A_stop_that_may_not_wait_longer_leaves_the_message_to_come_again()
    {
        var ended = new TaskCompletionSource();
        await using var bench = Bench();
        bench.Script.Body = (_, _) => ended.Task;
        _queue.Put("deaf");
        await bench.StartAsync();
        await QueueBench.UntilAsync(() => bench.Script.Running == 1, "its start");
        await bench.Listener.StopAsync(new CancellationToken(canceled: true));
        Assert.Equal(["deaf"], _queue.Remaining);
        Assert.True(bench.Logged(LogLevel.Warning, "did not end in time"));
        ended.SetResult();
    }

    [Fact]
    public async Task Q13_A_drain_takes_nothing_new_tells_nobody_to_end_and_can_be_taken_back()
    {
        var ended = new TaskCompletionSource();
        await using var bench = Bench();
        bench.Script.Body = (_, token) => ended.Task.WaitAsync(token);
        _queue.Put("runs");
        await bench.StartAsync();
        await QueueBench.UntilAsync(() => bench.Script.Running == 1, "its start");
        await bench.Gate.DrainAsync(Cancel);
        _queue.Put("waits");
        var polls = _queue.Polls;
        for (var second = 0; second < 30; second++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await RealTime.PassAsync(TimeSpan.FromMilliseconds(2), Cancel);
        }

        Assert.Equal((1, polls), (bench.Listener.Status.Running, _queue.Polls));
        ended.SetResult();
        await bench.Listener.WaitForRunsAsync(Cancel);
        Assert.Equal((0, 1), (bench.Listener.Status.Running, bench.Script.Seen.Count));
        Assert.Equal(["waits"], _queue.Remaining);

        await bench.Gate.ResumeAsync(Cancel);
        await QueueBench.AdvanceUntilAsync(_time, TimeSpan.FromSeconds(1), () => _queue.Remaining.Length == 0, "the end of what waited");
        Assert.Equal(["runs", "waits"], bench.Script.Seen);
    }

    [Fact]
    public async Task Q14_The_end_of_work_whose_message_another_host_has_is_logged_and_nothing_else()
    {
        var ended = new TaskCompletionSource();
        await using var bench = Bench();
        bench.Script.Body = (_, _) => ended.Task;
        var id = _queue.Put("stolen");
        await bench.StartAsync();
        await QueueBench.UntilAsync(() => bench.Script.Running == 1, "its start");
        _queue.Steal(id);
        ended.SetResult();
        await QueueBench.UntilAsync(() => bench.Logged(LogLevel.Warning, "was not this host's any more"), "the log line");
        Assert.Equal(["stolen"], _queue.Remaining);
        Assert.Empty(_queue.Poison);
        Assert.Null(bench.Listener.Status.LastError);
    }

    private string[] Hides(string id) => [.. _queue.Calls.Where(call => call.StartsWith($"hide {id} ", StringComparison.Ordinal))];

    private QueueBench Bench(string function = "Text", QueueSettings? settings = null, TimeSpan? hidden = null) => new(_queue, _time, function, settings, hidden);
}
