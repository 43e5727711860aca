using InvestOps.LocalFunctions.Listening;
using InvestOps.LocalFunctions.Queues;
using InvestOps.LocalFunctions.Settings;
using Microsoft.Extensions.Logging;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Queues;

/// <summary>The rules of queue functions, numbered as in the list of what the real host does, on a queue in memory.</summary>
public sealed class QueueListenerTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly ManualTime _time = new();
    private readonly FakeMessageQueue _queue;

    public QueueListenerTests() => _queue = new FakeMessageQueue(_time);

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
    public async Task Q4_After_five_failures_the_original_text_is_copied_to_the_poison_queue_with_its_reason_and_then_deleted()
    {
        await using var bench = Bench();
        bench.Script.Body = (_, _) => throw new InvalidOperationException("no such file");
        var text = Convert.ToBase64String("{\"a\":1}"u8);
        var id = _queue.Put(text);
        await bench.StartAsync();
        await QueueBench.AdvanceUntilAsync(_time, TimeSpan.FromMilliseconds(500), () => _queue.Remaining.Length == 0, "the poison");
        Assert.Equal(Enumerable.Repeat("{\"a\":1}", 5), bench.Script.Seen);
        var poison = Assert.Single(_queue.Poison);
        Assert.Equal(text, poison.Text);
        Assert.StartsWith("InvalidOperationException: no such file\n", _queue.Reasons[poison.Id], StringComparison.Ordinal);
        Assert.Contains("tries: 5\n", _queue.Reasons[poison.Id], StringComparison.Ordinal);
        Assert.Equal(["copy", "reason", $"delete {id}"], _queue.Calls.Where(call => !call.StartsWith("receive", StringComparison.Ordinal)).TakeLast(3));
        Assert.Equal([1, 2, 4, 8], Hides(id).Select(hide => TimeSpan.Parse(hide.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture).TotalSeconds));
        Assert.True(bench.Logged(LogLevel.Error, "is poison"));
    }

    [Fact]
    public async Task Q5_The_first_failure_hides_a_message_for_the_visibility_timeout_and_each_further_one_twice_as_long()
    {
        await using var bench = Bench(settings: new QueueSettings { VisibilityTimeout = TimeSpan.FromSeconds(30), MaxDequeueCount = 9 });
        bench.Script.Body = (_, _) => throw new InvalidOperationException("again");
        var id = _queue.Put("x");
        await bench.StartAsync();
        await QueueBench.AdvanceUntilAsync(_time, TimeSpan.FromSeconds(2), () => Hides(id).Length == 7, "seven failures");
        Assert.Equal(["00:00:30", "00:01:00", "00:02:00", "00:04:00", "00:08:00", "00:10:00", "00:10:00"], Hides(id).Select(hide => hide.Split(' ')[2]));
    }

    [Fact]
    public async Task Q6_A_host_that_dies_between_the_copy_and_the_delete_leaves_two_copies_and_loses_nothing()
    {
        _queue.Put("doomed", dequeueCount: 4);
        await using (var first = Bench())
        {
            first.Script.Body = (_, _) => throw new InvalidOperationException("no");
            _queue.Failure = call => call == "delete" ? FakeMessageQueue.Refused : null;
            await first.StartAsync();
            await QueueBench.UntilAsync(() => _queue.Calls.Any(call => call.StartsWith("delete", StringComparison.Ordinal)), "the delete that never arrives");
        }

        _queue.Failure = _ => null;
        await using var second = await Bench().StartAsync();
        await QueueBench.AdvanceUntilAsync(_time, TimeSpan.FromSeconds(5), () => _queue.Remaining.Length == 0, "the end of the original");
        Assert.Equal(["doomed", "doomed"], _queue.Poison.Select(copy => copy.Text));
        Assert.Empty(second.Script.Seen);
    }

    [Fact]
    public async Task Q7_A_message_that_was_taken_too_often_already_is_poison_and_its_function_is_not_called()
    {
        await using var bench = Bench();
        _queue.Put("killer", dequeueCount: 5);
        _queue.Put("fine");
        await bench.StartAsync();
        await QueueBench.UntilAsync(() => _queue.Remaining.Length == 0, "the end of both");
        Assert.Equal(["fine"], bench.Script.Seen);
        Assert.StartsWith("It was taken 5 times and never came to an end", _queue.Reasons[Assert.Single(_queue.Poison).Id], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MessageEncoding.Base64, "not base64 !!")]
    [InlineData(MessageEncoding.None, "eyJzdHJhdGVneSI6ImEifQ==")]
    public async Task Q8_A_message_in_the_wrong_encoding_is_poison_with_a_clear_reason_and_the_rest_of_its_batch_runs(MessageEncoding encoding, string wrong)
    {
        await using var bench = Bench("Job", new QueueSettings { MessageEncoding = encoding });
        _queue.Put("{\"strategy\":\"first\"}");
        _queue.Put(wrong);
        _queue.Put("{\"strategy\":\"last\"}");
        await bench.StartAsync();
        await QueueBench.UntilAsync(() => _queue.Remaining.Length == 0, "the end of all three");
        Assert.Equal(["first 0", "last 0"], bench.Script.Seen.Order(StringComparer.Ordinal));
        var poison = Assert.Single(_queue.Poison);
        Assert.Equal(wrong, poison.Text);
        Assert.Contains("The message is no JSON of QueueJob", _queue.Reasons[poison.Id], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MessageEncoding.Base64)]
    [InlineData(MessageEncoding.None)]
    public async Task Q9_The_largest_message_that_a_queue_can_hold_arrives_whole(MessageEncoding encoding)
    {
        await using var bench = Bench(settings: new QueueSettings { MessageEncoding = encoding });
        var body = new string('x', encoding == MessageEncoding.Base64 ? 49_152 : 65_536);
        var text = MessageText.Encode(BinaryData.FromString(body), encoding);
        Assert.Equal(65_536, text.Length);
        _queue.Put(text);
        await bench.StartAsync();
        await QueueBench.UntilAsync(() => _queue.Remaining.Length == 0, "its end");
        Assert.Equal([body], bench.Script.Seen);
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
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, Cancel);
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
    public async Task Q11_An_answer_that_nobody_can_read_is_an_outage_too()
    {
        _queue.Failure = call => call == "receive" && _queue.Polls < 5 ? new System.Xml.XmlException("'<' is an unexpected token.") : null;
        _queue.Put("waits");
        await using var bench = await Bench().StartAsync();
        await QueueBench.AdvanceUntilAsync(_time, Second, () => _queue.Remaining.Length == 0, "the message's end");
        Assert.Single(bench.Script.Seen);
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
        await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Cancel);
        Assert.False(stop.IsCompleted);
        ended.SetResult();
        await stop;
        Assert.Equal(["waits"], _queue.Remaining);
        Assert.Equal(["runs"], bench.Script.Seen);
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
    public async Task Q13_A_drain_takes_nothing_new_and_tells_nobody_to_end()
    {
        var ended = new TaskCompletionSource();
        await using var bench = Bench();
        bench.Script.Body = (_, token) => ended.Task.WaitAsync(token);
        _queue.Put("runs");
        await bench.StartAsync();
        await QueueBench.UntilAsync(() => bench.Script.Running == 1, "its start");
        var drain = bench.Listener.DrainAsync(CancellationToken.None);
        _queue.Put("waits");
        ended.SetResult();
        await drain;
        Assert.Equal(["waits"], _queue.Remaining);
        Assert.Equal(["runs"], bench.Script.Seen);
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

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"strategy\":1}")]
    [InlineData("{\"strategy\":\"\\ud800\",\"\\ud801\":1}")] // half characters
    [InlineData("{\"strategy\":\"a\",\"years\":1e99}")]
    public async Task Q15_A_message_that_is_no_JSON_of_its_class_is_poison_at_its_first_try_with_the_reason(string text)
    {
        await using var bench = Bench("Job");
        _queue.Put(text);
        await bench.StartAsync();
        await QueueBench.UntilAsync(() => _queue.Remaining.Length == 0, "its end");
        var poison = Assert.Single(_queue.Poison);
        Assert.Equal(text, poison.Text);
        Assert.StartsWith("BindingException: ", _queue.Reasons[poison.Id], StringComparison.Ordinal);
        Assert.Contains("tries: 1\n", _queue.Reasons[poison.Id], StringComparison.Ordinal);
        Assert.Empty(bench.Script.Seen);
    }

    [Fact]
    public async Task A_message_that_its_function_calls_invalid_is_poison_at_its_first_try()
    {
        await using var bench = Bench();
        bench.Script.Body = (_, _) => throw new InvalidDataException("no strategy\r\nof that name");
        _queue.Put("x");
        await bench.StartAsync();
        await QueueBench.UntilAsync(() => _queue.Remaining.Length == 0, "its end");
        Assert.StartsWith("InvalidDataException: no strategy  of that name\n", _queue.Reasons[Assert.Single(_queue.Poison).Id], StringComparison.Ordinal);
        Assert.Single(bench.Script.Seen);
        Assert.Equal("InvalidDataException: no strategy  of that name", bench.Listener.Status.LastError);
    }

    [Fact]
    public async Task A_message_that_fails_in_a_poison_queue_stays_there_whatever_its_count()
    {
        var queue = new FakeMessageQueue(_time, "work-poison");
        await using var bench = new QueueBench(queue, _time);
        bench.Script.Body = (_, _) => throw new InvalidDataException("still bad");
        queue.Put("x", dequeueCount: 40);
        await bench.StartAsync();
        await QueueBench.UntilAsync(() => queue.Calls.Any(call => call.StartsWith("hide", StringComparison.Ordinal)), "the failure");
        Assert.Equal(["x"], queue.Remaining);
        Assert.Single(bench.Script.Seen);
    }

    [Fact]
    public async Task A_reason_that_cannot_be_kept_does_not_keep_the_message_and_stands_in_the_log()
    {
        await using var bench = Bench("Job");
        _queue.Failure = call => call == "reason" ? FakeMessageQueue.Refused : null;
        _queue.Put("junk");
        await bench.StartAsync();
        await QueueBench.AdvanceUntilAsync(_time, Second, () => _queue.Remaining.Length == 0, "its end");
        Assert.Single(_queue.Poison);
        Assert.True(bench.Logged(LogLevel.Error, "The message is no JSON of QueueJob"));
    }

    [Theory]
    [InlineData("Text", "{\"strategy\":\"a\"}", "{\"strategy\":\"a\"}")]
    [InlineData("Text", "eyJzdHJhdGVneSI6ImEifQ==", "{\"strategy\":\"a\"}")]
    [InlineData("Text", "momentum", "momentum")]
    [InlineData("Text", "", "")]
    [InlineData("Bytes", "AP8Q", "00ff10")]
    [InlineData("Data", "aGVsbG8=", "hello")]
    [InlineData("Message", "aGVsbG8=", "m1 1 hello")]
    [InlineData("Job", "{\"STRATEGY\":\"a\",\"years\":3}", "a 3")]
    [InlineData("Job", "ew0KICAiU3RyYXRlZ3kiOiAiYSINCn0=", "a 0")]
    [InlineData("Metadata", "aGVsbG8=", "m1 1 hello hello")]
    public async Task A_message_plain_or_base64_reaches_its_function_in_every_form(string function, string text, string seen)
    {
        await using var bench = Bench(function);
        _queue.Put(text);
        await bench.StartAsync();
        await QueueBench.UntilAsync(() => _queue.Remaining.Length == 0, "its end");
        Assert.Equal([seen], bench.Script.Seen);
    }

    [Fact]
    public async Task What_is_known_of_a_message_has_the_real_hosts_names_and_fields_of_the_message_shadow_it()
    {
        await using var bench = Bench("Metadata");
        _queue.Put("{\"id\":\"mine\",\"depth\":{\"a\":1}}");
        await bench.StartAsync();
        await QueueBench.UntilAsync(() => _queue.Remaining.Length == 0, "its end");
        Assert.Equal(
            ["depth", "DequeueCount", "ExpirationTime", "Id", "InsertionTime", "NextVisibleTime", "PopReceipt", "QueueTrigger"],
            bench.Script.Values.Keys.Order(StringComparer.OrdinalIgnoreCase));
        Assert.StartsWith("mine 1 ", Assert.Single(bench.Script.Seen), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_by_hand_gets_its_input_as_the_message_and_takes_nothing_from_the_queue()
    {
        await using var bench = Bench("Job");
        _queue.Put("{\"strategy\":\"queued\"}");
        var result = await bench.Listener.RunByHandAsync("{\"strategy\":\"typed\"}", Cancel);
        Assert.True(result.Succeeded);
        Assert.Equal(["typed 0"], bench.Script.Seen);
        Assert.Single(_queue.Remaining);
        Assert.False((await bench.Listener.RunByHandAsync(null, Cancel)).Succeeded);
        Assert.False(bench.Listener.IsRunning);
    }

    private string[] Hides(string id) => [.. _queue.Calls.Where(call => call.StartsWith($"hide {id} ", StringComparison.Ordinal))];

    private QueueBench Bench(string function = "Text", QueueSettings? settings = null, TimeSpan? hidden = null) => new(_queue, _time, function, settings, hidden);
}
