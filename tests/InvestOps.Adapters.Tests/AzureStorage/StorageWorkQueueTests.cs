using System.Text;
using Azure.Storage.Queues;
using InvestOps.Adapters.AzureStorage;
using InvestOps.Adapters.Tests.Contracts;
using InvestOps.Pipeline.Ports;
using InvestOps.Testing;
using InvestOps.Testing.Azurite;
using Microsoft.Extensions.Logging;
using Xunit;

namespace InvestOps.Adapters.Tests.AzureStorage;

public sealed class StorageWorkQueueTests(SharedAzurite azurite) : WorkQueueContract, IAsyncLifetime
{
    private readonly Dictionary<int, StorageWorkQueue> _workers = [];
    private readonly CollectedLog _log = new();
    private StorageAccount _account = null!;

    protected override bool SeesWhatItHolds => false;

    private QueueClient Raw => _account.Queue("backtest-requests");

    private QueueClient Poison => _account.Queue("backtest-requests-poison");

    public async ValueTask InitializeAsync() => _account = new StorageAccount((await azurite.StartedAsync()).NewAccount());

    [Theory]
    [InlineData("{\"strategy\":\"a\"}")]
    [InlineData("  {\"strategy\":\"a\"}\n")]
    [InlineData("not base64 !!")]
    [InlineData("////")] // base64, but of no text
    public async Task A_message_that_a_person_typed_comes_out_as_typed(string text)
    {
        await Raw.CreateAsync(cancellationToken: Cancel);
        await Raw.SendMessageAsync(text, Cancel);
        Assert.Equal(text, Text((await (await OpenAsync(1)).ReceiveAsync(Cancel))!));
    }

    [Fact]
    public async Task A_message_in_base64_comes_out_decoded_and_is_stored_as_base64_that_never_expires()
    {
        var queue = await OpenAsync(1);
        await queue.SendAsync("job-1", "{\"strategy\":\"a\"}"u8.ToArray(), Cancel);
        var stored = (await Raw.PeekMessageAsync(Cancel)).Value;
        Assert.Equal(Convert.ToBase64String("{\"strategy\":\"a\"}"u8), stored.Body.ToString());
        Assert.Equal(9999, stored.ExpiresOn!.Value.Year);
        Assert.Equal("{\"strategy\":\"a\"}", Text((await queue.ReceiveAsync(Cancel))!));
    }

    [Fact]
    public async Task A_body_of_48_KiB_fits_and_one_byte_more_is_refused_before_it_is_sent()
    {
        var queue = await OpenAsync(1);
        await queue.SendAsync("job-1", new byte[49_152], Cancel);
        Assert.Equal(49_152, (await queue.ReceiveAsync(Cancel))!.Body.Length);
        var error = await Assert.ThrowsAsync<ArgumentException>(() => queue.SendAsync("job-2", new byte[49_153], Cancel));
        Assert.Contains("'job-2' has 49,153 bytes; a queue message holds 49,152 at most", error.Message, StringComparison.Ordinal);
        Assert.Null(await queue.ReceiveAsync(Cancel));
    }

    [Fact]
    public async Task A_larger_message_of_somebody_else_is_refused_unread_with_its_size()
    {
        await Raw.CreateAsync(cancellationToken: Cancel);
        await Raw.SendMessageAsync(new string('!', 65_536), Cancel);
        var item = (await (await OpenAsync(1)).ReceiveAsync(Cancel))!;
        Assert.Equal(("The message has 65,536 bytes; at most 49,152 are read.", 0), (item.Refusal, item.Body.Length));
    }

    [Fact]
    public async Task A_failed_message_lies_in_the_poison_queue_with_its_own_text_and_its_reason_under_its_id()
    {
        await Raw.CreateAsync(cancellationToken: Cancel);
        await Raw.SendMessageAsync("{\"strategy\":\"nobody\"}", Cancel);
        var queue = await OpenAsync(1);
        await queue.FailAsync((await queue.ReceiveAsync(Cancel))!, "No strategy of that name.", Cancel);

        var copy = (await Poison.PeekMessageAsync(Cancel)).Value;
        Assert.Equal("{\"strategy\":\"nobody\"}", copy.Body.ToString());
        Assert.Equal(9999, copy.ExpiresOn!.Value.Year);
        var reason = await _account.Container("backtest-requests-poison").GetBlobClient(copy.MessageId + ".txt").DownloadContentAsync(Cancel);
        var text = reason.Value.Content.ToString();
        Assert.StartsWith("No strategy of that name.\n", text, StringComparison.Ordinal);
        Assert.Contains("attempts: 1\n", text, StringComparison.Ordinal);
        Assert.EndsWith("The message, as it was:\n{\"strategy\":\"nobody\"}\n", text, StringComparison.Ordinal);
        Assert.Equal(0, (await Raw.GetPropertiesAsync(Cancel)).Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task A_message_that_killed_three_workers_is_refused_and_the_next_one_comes_through()
    {
        await (await OpenAsync(9)).SendAsync("job-1", "deadly"u8.ToArray(), Cancel);
        for (var worker = 1; worker <= 3; worker++)
        {
            Assert.Null((await (await OpenAsync(worker)).ReceiveAsync(Cancel))!.Refusal);
            await DieAsync(worker);
        }

        var queue = await OpenAsync(4);
        await queue.SendAsync("job-2", "fine"u8.ToArray(), Cancel);
        var refused = (await queue.ReceiveAsync(Cancel))!;
        Assert.Equal(("The worker died 3 times while running this.", 0), (refused.Refusal, refused.Body.Length));
        await queue.FailAsync(refused, refused.Refusal!, Cancel);
        Assert.Equal("fine", Text((await queue.ReceiveAsync(Cancel))!));
        Assert.Equal(Convert.ToBase64String("deadly"u8), (await Poison.PeekMessageAsync(Cancel)).Value.Body.ToString());
    }

    [Fact]
    public async Task Work_that_outlasts_the_hidden_time_keeps_its_message_and_ends_it_with_the_newest_receipt()
    {
        var queue = await OpenAsync(1);
        await queue.SendAsync("job-1", "{}"u8.ToArray(), Cancel);
        var item = (await queue.ReceiveAsync(Cancel))!;
        await RealTime.PassAsync(TimeSpan.FromSeconds(5), Cancel); // hidden for 2 s at a time
        Assert.Null(await (await OpenAsync(2)).ReceiveAsync(Cancel));
        await queue.CompleteAsync(item, Cancel);
        Assert.Equal(0, (await Raw.GetPropertiesAsync(Cancel)).Value.ApproximateMessagesCount);
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task The_end_of_work_whose_message_somebody_else_has_is_a_warning_and_no_error()
    {
        var queue = await OpenAsync(1);
        await queue.SendAsync("job-1", "{}"u8.ToArray(), Cancel);
        var item = (await queue.ReceiveAsync(Cancel))!;
        await Raw.ClearMessagesAsync(Cancel);
        await queue.CompleteAsync(item, Cancel);
        Assert.Contains("was not this process's any more", Assert.Single(_log.Lines).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_somebody_else_has_taken_over_is_noticed_while_its_work_still_runs()
    {
        var queue = await OpenAsync(1);
        await queue.SendAsync("job-1", "{}"u8.ToArray(), Cancel);
        await queue.ReceiveAsync(Cancel);
        await Raw.ClearMessagesAsync(Cancel);
        await RealTime.PassAsync(TimeSpan.FromSeconds(2.5), Cancel); // the renewal comes after one
        Assert.Contains("Another worker may run it too.", Assert.Single(_log.Lines).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_arrived_although_its_answer_was_lost_may_come_twice_and_is_never_lost()
    {
        var server = await azurite.StartedAsync();
        await using var proxy = new LossyProxy(server.QueuePort);
        var connection = server.NewAccount();
        await using var queue = new StorageWorkQueue(new StorageAccount(proxy.Through(connection)), new StorageWorkQueueSettings { Queue = "q-1" }, TimeProvider.System, _log.CreateLogger<StorageWorkQueue>());
        await queue.SendAsync("job-1", "first"u8.ToArray(), Cancel);
        proxy.Lose(1);
        await queue.SendAsync("job-2", "second"u8.ToArray(), Cancel);
        Assert.Equal(1, proxy.Lost);
        var bodies = new List<string>();
        while (await queue.ReceiveAsync(Cancel) is { } item)
        {
            bodies.Add(Text(item));
            proxy.Lose(1); // a delete that is made twice
            await queue.CompleteAsync(item, Cancel);
        }

        Assert.Equal(["first", "second", "second"], bodies);
    }

    [Fact]
    public async Task A_message_can_be_ended_once()
    {
        var queue = await OpenAsync(1);
        await queue.SendAsync("job-1", "{}"u8.ToArray(), Cancel);
        var item = (await queue.ReceiveAsync(Cancel))!;
        await queue.CompleteAsync(item, Cancel);
        await Assert.ThrowsAsync<InvalidOperationException>(() => queue.CompleteAsync(item, Cancel));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _workers.Keys.ToArray())
        {
            await _workers[worker].DisposeAsync();
        }
    }

    protected override async Task<IWorkQueue> OpenAsync(int worker, params int[] dead)
    {
        foreach (var one in dead)
        {
            await DieAsync(one);
        }

        var settings = new StorageWorkQueueSettings { Queue = "backtest-requests", Hidden = TimeSpan.FromSeconds(2) };
        return _workers[worker] = new StorageWorkQueue(_account, settings, TimeProvider.System, _log.CreateLogger<StorageWorkQueue>());
    }

    protected override async Task<IReadOnlyList<string>> ReasonsAsync()
    {
        var container = _account.Container("backtest-requests-poison");
        var reasons = new List<string>();
        await foreach (var blob in container.GetBlobsAsync(cancellationToken: Cancel))
        {
            reasons.Add((await container.GetBlobClient(blob.Name).DownloadContentAsync(Cancel)).Value.Content.ToString());
        }

        return reasons;
    }

    private static string Text(WorkItem item) => Encoding.UTF8.GetString(item.Body.Span);

    // Its renewal ends, and the message's hidden time runs out.
    private async Task DieAsync(int worker)
    {
        await _workers[worker].DisposeAsync();
        await RealTime.PassAsync(TimeSpan.FromSeconds(2.3), Cancel);
    }
}
