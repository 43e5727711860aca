using System.Globalization;
using InvestOps.LocalFunctions.Listening;
using InvestOps.LocalFunctions.Settings;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Queues;

/// <summary>Junk of every kind ends with the poison and a reason, soon, and stops neither the listener nor its batch.</summary>
public sealed class JunkMessageTests(ITestOutputHelper output)
{
    private const int Count = 10_000;

    [Fact]
    public async Task Ten_thousand_junk_messages_end_in_poison_with_a_reason_each_within_a_second_and_stop_nothing()
    {
        var time = new ManualTime();
        var queue = new FakeMessageQueue(time);
        var junk = new JunkMessages(JunkMessages.Seed);
        output.WriteLine($"INVESTOPS_FUZZ_SEED={JunkMessages.Seed}");
        var texts = Enumerable.Range(0, Count).Select(_ => junk.Next()).ToList();
        await using var bench = new QueueBench(queue, time, "Job", new QueueSettings { MaxPollingInterval = TimeSpan.FromMilliseconds(100) });
        var started = TimeProvider.System.GetTimestamp();
        for (var start = 0; start < Count; start += 500)
        {
            texts.Slice(start, 500).ForEach(text => queue.Put(text));
            var good = string.Create(CultureInfo.InvariantCulture, $"{{\"strategy\":\"good\",\"years\":{start}}}");
            queue.Put(good);
            if (start == 0)
            {
                await bench.StartAsync();
            }

            await QueueBench.AdvanceUntilAsync(time, TimeSpan.FromMilliseconds(100), () => queue.Remaining.Length == 0, "the end of 500 messages");
        }

        var elapsed = TimeProvider.System.GetElapsedTime(started);
        var slowest = queue.Poison.Max(copy => copy.After);
        output.WriteLine($"{Count} messages of up to {texts.Max(System.Text.Encoding.UTF8.GetByteCount):N0} bytes in {elapsed.TotalSeconds:0.0} s, the slowest {slowest.TotalMilliseconds:0} ms");
        Assert.Equal(texts.Order(StringComparer.Ordinal), queue.Poison.Select(copy => copy.Text).Order(StringComparer.Ordinal));
        Assert.All(queue.Poison, copy => Assert.StartsWith("BindingException: ", queue.Reasons[copy.Id], StringComparison.Ordinal));
        Assert.True(slowest < TimeSpan.FromSeconds(1), $"the slowest took {slowest}");
        Assert.Equal(Count / 500, bench.Script.Seen.Count);
        Assert.Equal(ListenerState.Waiting, bench.Listener.Status.State);
    }
}
