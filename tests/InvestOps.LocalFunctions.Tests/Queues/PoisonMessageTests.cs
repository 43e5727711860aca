using InvestOps.LocalFunctions.Settings;
using Microsoft.Extensions.Logging;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Queues;

/// <summary>What becomes of a message that fails. Numbered as in the list of what the real host does.</summary>
public sealed class PoisonMessageTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly ManualTime _time = new();
    private readonly FakeMessageQueue _queue;

    public PoisonMessageTests() => _queue = new FakeMessageQueue(_time);

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

    private string[] Hides(string id) => [.. _queue.Calls.Where(call => call.StartsWith($"hide {id} ", StringComparison.Ordinal))];

    private QueueBench Bench(string function = "Text", QueueSettings? settings = null, TimeSpan? hidden = null) => new(_queue, _time, function, settings, hidden);
}
