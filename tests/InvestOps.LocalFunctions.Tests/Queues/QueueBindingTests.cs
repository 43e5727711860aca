using InvestOps.LocalFunctions.Queues;
using InvestOps.LocalFunctions.Settings;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Queues;

/// <summary>What a function gets of a message. Numbered as in the list of what the real host does.</summary>
public sealed class QueueBindingTests
{
    private readonly ManualTime _time = new();
    private readonly FakeMessageQueue _queue;

    public QueueBindingTests() => _queue = new FakeMessageQueue(_time);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

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

    private QueueBench Bench(string function = "Text", QueueSettings? settings = null, TimeSpan? hidden = null) => new(_queue, _time, function, settings, hidden);
}
