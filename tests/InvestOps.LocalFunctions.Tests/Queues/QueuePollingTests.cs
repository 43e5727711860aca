using InvestOps.LocalFunctions.Listening;
using InvestOps.LocalFunctions.Settings;
using InvestOps.Testing;
using Microsoft.Extensions.Logging;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Queues;

/// <summary>How a queue is looked at: pauses, batches, outages. Numbered as in the list of what the real host does.</summary>
public sealed class QueuePollingTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly ManualTime _time = new();
    private readonly FakeMessageQueue _queue;

    public QueuePollingTests() => _queue = new FakeMessageQueue(_time);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Q1_An_empty_queue_is_looked_at_after_pauses_that_grow_from_100_ms_to_the_longest_and_start_anew_after_a_message()
    {
        await using var bench = await Bench(settings: new QueueSettings { MaxPollingInterval = TimeSpan.FromSeconds(5), NewBatchThreshold = 0 }).StartAsync();
        var expected = new[] { (0.1, 0.1), (0.18, 0.22), (0.26, 0.34), (0.42, 0.58), (0.74, 1.06), (1.38, 2.02), (2.66, 3.94), (5, 5), (5, 5) };
        for (var look = 0; look < expected.Length; look++)
        {
            var count = look + 1;
            await QueueBench.UntilAsync(() => _time.Pauses.Count == count, $"pause {count}");
            Assert.Equal(count, _queue.Polls);
            Assert.InRange(_time.Pauses[look].TotalSeconds, expected[look].Item1, expected[look].Item2);
            if (count == expected.Length)
            {
                _queue.Put("hello");
            }

            _time.Advance(_time.Pauses[look] - TimeSpan.FromTicks(1));
            Assert.Equal(count, _queue.Polls);
            _time.Advance(TimeSpan.FromTicks(1));
        }

        await QueueBench.UntilAsync(() => _queue.Remaining.Length == 0 && _time.Pauses[^1] == TimeSpan.FromMilliseconds(100), "the message's end and the shortest pause");
        Assert.Equal(["hello"], bench.Script.Seen);
    }

    [Theory]
    [InlineData(4, 2, 6)]
    [InlineData(1, 0, 1)]
    [InlineData(16, 8, 24)]
    public async Task Q2_At_most_a_batch_and_the_threshold_run_at_once_and_a_new_batch_is_taken_when_the_threshold_is_reached(int batch, int threshold, int most)
    {
        using var gate = new SemaphoreSlim(0);
        await using var bench = Bench(settings: new QueueSettings { BatchSize = batch, NewBatchThreshold = threshold });
        bench.Script.Body = (_, token) => gate.WaitAsync(token);
        var all = most * 3;
        for (var message = 0; message < all; message++)
        {
            _queue.Put($"job {message}");
        }

        await bench.StartAsync();
        await QueueBench.UntilAsync(() => bench.Script.Running == batch, "the first batch");
        Assert.Equal(1, _queue.Polls);
        gate.Release(batch - threshold);
        await QueueBench.UntilAsync(() => bench.Script.Seen.Count == 2 * batch, "the second batch");
        Assert.Equal(2, _queue.Polls);
        gate.Release(all);
        await QueueBench.UntilAsync(() => _queue.Remaining.Length == 0, "the end of all");
        Assert.Equal(most, bench.Script.MostAtOnce);
        Assert.Equal(all, bench.Script.Seen.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Q10_A_queue_that_does_not_exist_yet_is_waited_for_without_an_error()
    {
        _queue.Exists = false;
        await using var bench = await Bench().StartAsync();
        await QueueBench.AdvanceUntilAsync(_time, Second, () => _queue.Polls > 10, "ten looks");
        Assert.Equal(ListenerState.Waiting, bench.Listener.Status.State);
        _queue.Exists = true;
        _queue.Put("first ever");
        await QueueBench.AdvanceUntilAsync(_time, Second, () => _queue.Remaining.Length == 0, "its end");
        Assert.DoesNotContain(bench.Log.Lines, line => line.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task Q11_An_outage_of_storage_is_told_once_shown_with_its_beginning_and_outlived()
    {
        await using var bench = await Bench().StartAsync();
        await QueueBench.UntilAsync(() => _queue.Polls > 0, "a look");
        _queue.Failure = _ => FakeMessageQueue.Refused;
        await QueueBench.AdvanceUntilAsync(_time, Second, () => bench.Listener.Status.State == ListenerState.Unreachable, "the outage");
        var since = bench.Listener.Status.Since!.Value;
        _queue.Put("waits");
        for (var second = 0; second < 60; second++)
        {
            _time.Advance(Second);
            await RealTime.PassAsync(TimeSpan.FromMilliseconds(2), Cancel);
        }

        Assert.Equal((ListenerState.Unreachable, since), (bench.Listener.Status.State, bench.Listener.Status.Since));
        Assert.Equal("Connection refused (127.0.0.1:10001)", bench.Listener.Status.LastError);
        Assert.Single(bench.Log.Lines, line => line.Level == LogLevel.Error);
        _queue.Failure = _ => null;
        await QueueBench.AdvanceUntilAsync(_time, Second, () => _queue.Remaining.Length == 0, "the message's end");
        Assert.Equal((ListenerState.Waiting, null), (bench.Listener.Status.State, bench.Listener.Status.LastError));
        Assert.True(bench.Logged(LogLevel.Information, "can be reached again after"));
    }

    [Fact]
    public async Task Q11_Work_that_ends_during_an_outage_is_recorded_after_it_and_not_done_twice()
    {
        var ended = new TaskCompletionSource();
        await using var bench = Bench(hidden: TimeSpan.FromMinutes(5));
        bench.Script.Body = (_, _) => ended.Task;
        _queue.Put("work");
        await bench.StartAsync();
        await QueueBench.UntilAsync(() => bench.Script.Running == 1, "its start");
        _queue.Failure = _ => FakeMessageQueue.Refused;
        ended.SetResult();
        await QueueBench.AdvanceUntilAsync(_time, Second, () => _queue.Calls.Count(call => call.StartsWith("delete", StringComparison.Ordinal)) > 5, "vain deletes");
        _queue.Failure = _ => null;
        await QueueBench.AdvanceUntilAsync(_time, Second, () => _queue.Remaining.Length == 0, "the delete");
        Assert.Single(bench.Script.Seen);
    }

    [Fact]
    public async Task Q11_Work_that_ends_in_an_outage_longer_than_its_message_is_hidden_is_not_done_twice()
    {
        var ended = new TaskCompletionSource();
        await using var bench = Bench(hidden: TimeSpan.FromMinutes(1));
        bench.Script.Body = (_, _) => ended.Task;
        _queue.Put("work");
        await bench.StartAsync();
        await QueueBench.UntilAsync(() => bench.Script.Running == 1, "its start");
        _queue.Failure = _ => FakeMessageQueue.Refused;
        ended.SetResult();
        var back = _time.GetUtcNow() + TimeSpan.FromMinutes(3);
        await QueueBench.AdvanceUntilAsync(_time, Second, () => _time.GetUtcNow() > back, "the end of the outage");
        _queue.Failure = call => call == "delete" && !bench.Logged(LogLevel.Warning, "was given out again") ? FakeMessageQueue.Refused : null;
        await QueueBench.AdvanceUntilAsync(_time, Second, () => _queue.Remaining.Length == 0, "the delete");
        Assert.Single(bench.Script.Seen);
    }

    [Fact]
    public async Task Q11_An_answer_that_nobody_can_read_is_an_outage_too()
    {
        _queue.Failure = call => call == "receive" && _queue.Polls < 5 ? new System.Xml.XmlException("'<' is an unexpected token.") : null;
        _queue.Put("waits");
        await using var bench = await Bench().StartAsync();
        await QueueBench.AdvanceUntilAsync(_time, Second, () => _queue.Remaining.Length == 0, "the message's end");
        Assert.Single(bench.Script.Seen);
    }

    [Fact]
    public async Task A_message_that_storage_cannot_give_out_holds_up_its_batch_for_its_hidden_time_only()
    {
        await using var bench = Bench();
        foreach (var text in new[] { "first of five", "bad" + FakeMessageQueue.Unwritable, "third of five", "fourth of five", "fifth of five" })
        {
            _queue.Put(text);
        }

        await bench.StartAsync();
        await QueueBench.AdvanceUntilAsync(_time, Second, () => _queue.Remaining.Length == 1, "the end of the good ones");
        Assert.Equal(["fifth of five", "first of five", "fourth of five", "third of five"], bench.Script.Seen.Order(StringComparer.Ordinal));
        Assert.True(_time.GetUtcNow() - _time.Start < TimeSpan.FromMinutes(5));
    }

    private QueueBench Bench(string function = "Text", QueueSettings? settings = null, TimeSpan? hidden = null) => new(_queue, _time, function, settings, hidden);
}
