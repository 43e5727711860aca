using System.Text;
using InvestOps.Pipeline.Ports;
using Xunit;

namespace InvestOps.Adapters.Tests.Contracts;

/// <summary>What every queue promises; run for the fake and for each real one.</summary>
public abstract class WorkQueueContract
{
    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Whether the queue can see that an id waits or runs.</summary>
    protected virtual bool SeesWhatItHolds => true;

    /// <summary>The test's one queue, as a worker opens it.</summary>
    /// <param name="worker">Its number.</param>
    /// <param name="dead">Workers that have died meanwhile.</param>
    protected abstract Task<IWorkQueue> OpenAsync(int worker, params int[] dead);

    /// <summary>The reasons that were kept of what failed.</summary>
    protected abstract Task<IReadOnlyList<string>> ReasonsAsync();

    [Fact]
    public async Task A_message_comes_out_as_it_went_in_and_only_once()
    {
        var queue = await OpenAsync(1);
        var body = "{\"strategy\":\"모멘텀\"}"u8.ToArray();
        Assert.Null(await queue.ReceiveAsync(Cancel));
        Assert.True(await queue.SendAsync("job-1", body, Cancel));
        var item = (await queue.ReceiveAsync(Cancel))!;
        Assert.Equal(body, item.Body.ToArray());
        Assert.Null(item.Refusal);
        Assert.Null(await queue.ReceiveAsync(Cancel));
        await queue.CompleteAsync(item, Cancel);
        Assert.Null(await queue.ReceiveAsync(Cancel));
    }

    [Fact]
    public async Task The_oldest_message_comes_first()
    {
        var queue = await OpenAsync(1);
        foreach (var job in new[] { "b", "a", "c" })
        {
            await queue.SendAsync(job, Encoding.UTF8.GetBytes(job), Cancel);
        }

        Assert.Equal(["b", "a", "c"], await DrainAsync(queue));
    }

    [Fact]
    public async Task Each_message_goes_to_one_worker_only()
    {
        var (first, second) = (await OpenAsync(1), await OpenAsync(2));
        var jobs = Enumerable.Range(10, 20).Select(job => $"job-{job}").ToArray();
        foreach (var job in jobs)
        {
            await first.SendAsync(job, Encoding.UTF8.GetBytes(job), Cancel);
        }

        var taken = await Task.WhenAll(DrainAsync(first), DrainAsync(second));
        Assert.Equal(jobs, taken.SelectMany(ids => ids).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_failed_does_not_come_again_and_its_reason_is_kept()
    {
        var queue = await OpenAsync(1);
        await queue.SendAsync("job-1", "junk"u8.ToArray(), Cancel);
        await queue.FailAsync((await queue.ReceiveAsync(Cancel))!, "It is no request.", Cancel);
        Assert.Null(await queue.ReceiveAsync(Cancel));
        Assert.StartsWith("It is no request.", Assert.Single(await ReasonsAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_given_back_waits_again_and_was_never_tried()
    {
        var queue = await OpenAsync(1);
        await queue.SendAsync("job-1", "{}"u8.ToArray(), Cancel);
        for (var time = 0; time < 6; time++)
        {
            var item = (await queue.ReceiveAsync(Cancel))!;
            Assert.Null(item.Refusal);
            Assert.Equal("{}", Encoding.UTF8.GetString(item.Body.Span));
            await queue.ReturnAsync(item, Cancel);
        }

        Assert.Equal(["{}"], await DrainAsync(await OpenAsync(2)));
    }

    [Fact]
    public async Task What_a_dead_worker_had_taken_is_taken_again()
    {
        var queue = await OpenAsync(1);
        await queue.SendAsync("job-1", "{}"u8.ToArray(), Cancel);
        await queue.ReceiveAsync(Cancel);
        Assert.Equal(["{}"], await DrainAsync(await OpenAsync(2, dead: 1)));
    }

    [Fact]
    public async Task The_same_id_is_taken_once_more_after_its_end_but_not_while_a_queue_sees_it()
    {
        var queue = await OpenAsync(1);
        await queue.SendAsync("job-1", "{}"u8.ToArray(), Cancel);
        Assert.Equal(!SeesWhatItHolds, await queue.SendAsync("job-1", "{}"u8.ToArray(), Cancel));
        var item = (await queue.ReceiveAsync(Cancel))!;
        Assert.Equal(!SeesWhatItHolds, await queue.SendAsync("job-1", "{}"u8.ToArray(), Cancel));
        await queue.CompleteAsync(item, Cancel);
        Assert.True(await queue.SendAsync("job-1", "{}"u8.ToArray(), Cancel));
    }

    private static async Task<List<string>> DrainAsync(IWorkQueue queue)
    {
        var bodies = new List<string>();
        while (await queue.ReceiveAsync(Cancel) is { } item)
        {
            bodies.Add(Encoding.UTF8.GetString(item.Body.Span));
            await queue.CompleteAsync(item, Cancel);
        }

        return bodies;
    }
}
