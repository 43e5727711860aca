using Azure.Storage.Queues;
using InvestOps.LocalFunctions.Listening;
using InvestOps.LocalFunctions.Queues;
using InvestOps.LocalFunctions.Settings;
using InvestOps.LocalFunctions.Storage;
using InvestOps.Testing;
using InvestOps.Testing.Azurite;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Queues;

/// <summary>The main rules of queue functions once more, on the storage emulator: the queue in memory cannot drift from it.</summary>
public sealed class QueueListenerOnAzuriteTests(SharedAzurite azurite, ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly QueueSettings Quick = new() { MaxPollingInterval = TimeSpan.FromMilliseconds(100), MaxDequeueCount = 2 };
    private string _connection = "";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private QueueClient Work => StorageClients.Queues(_connection).GetQueueClient("work");

    private QueueClient Poison => StorageClients.Queues(_connection).GetQueueClient("work-poison");

    public async ValueTask InitializeAsync() => _connection = (await azurite.StartedAsync()).NewAccount();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Q2_Many_messages_run_once_each_and_are_gone()
    {
        await PutAsync([.. Enumerable.Range(0, 60).Select(number => $"job number {number}")]);
        await using var bench = await Bench().StartAsync();
        await EmptyAsync();
        Assert.Equal(60, bench.Script.Seen.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(60, bench.Script.Seen.Count);
    }

    [Fact]
    public async Task Q3_A_run_longer_than_the_hidden_time_stays_hidden_and_ends_once()
    {
        await PutAsync("long");
        await using var bench = Bench(hidden: TimeSpan.FromSeconds(2));
        bench.Script.Body = (_, token) => RealTime.PassAsync(TimeSpan.FromSeconds(5), token);
        await bench.StartAsync();
        await EmptyAsync();
        Assert.Single(bench.Script.Seen);
        Assert.DoesNotContain(bench.Log.Lines, line => line.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task Q4_A_message_that_keeps_failing_ends_in_the_poison_queue_that_never_expires_with_its_reason_under_its_id()
    {
        var text = Convert.ToBase64String("doomed"u8);
        await PutAsync(text);
        await using var bench = Bench();
        bench.Script.Body = (_, _) => throw new InvalidOperationException("no such file");
        await bench.StartAsync();
        await EmptyAsync();
        Assert.Equal(["doomed", "doomed"], bench.Script.Seen);
        var copy = (await Poison.PeekMessageAsync(Cancel)).Value;
        Assert.Equal(text, copy.Body.ToString());
        Assert.Equal(9999, copy.ExpiresOn!.Value.Year);
        Assert.StartsWith("InvalidOperationException: no such file\n", (await ReasonsAsync())[copy.MessageId + ".txt"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Q7_A_message_whose_hosts_died_too_often_is_poison_and_not_run()
    {
        await PutAsync("killer");
        for (var death = 0; death < 2; death++)
        {
            await Work.ReceiveMessageAsync(TimeSpan.FromSeconds(1), Cancel);
            await RealTime.PassAsync(TimeSpan.FromSeconds(1.2), Cancel);
        }

        await using var bench = await Bench().StartAsync();
        await EmptyAsync();
        Assert.Empty(bench.Script.Seen);
        Assert.StartsWith("It was taken 2 times", Assert.Single(await ReasonsAsync()).Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Q8_and_Q15_Plain_base64_and_junk_in_one_batch_each_end_as_they_should()
    {
        await PutAsync("{\"strategy\":\"plain\"}", "eyJzdHJhdGVneSI6ImVuY29kZWQifQ==", "not base64 !!", "momentum", "");
        await using var bench = await Bench("Job").StartAsync();
        await EmptyAsync();
        Assert.Equal(["encoded 0", "plain 0"], bench.Script.Seen.Order(StringComparer.Ordinal));
        Assert.Equal(["", "momentum", "not base64 !!"], (await Poison.PeekMessagesAsync(32, Cancel)).Value.Select(copy => copy.Body.ToString()).Order(StringComparer.Ordinal));
        Assert.All((await ReasonsAsync()).Values, reason => Assert.StartsWith("BindingException: The message is no JSON of QueueJob", reason, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(MessageEncoding.Base64)]
    [InlineData(MessageEncoding.None)]
    public async Task Q9_and_Q10_The_first_output_makes_the_queue_that_a_listener_waits_for_and_the_largest_arrives_whole(MessageEncoding encoding)
    {
        var settings = Quick with { MessageEncoding = encoding };
        await using var bench = await Bench(settings: settings).StartAsync();
        var outputs = Output(settings);
        var body = new string('x', 49_152);
        await outputs.SendAsync(new QueueOutputAttribute("%WorkQueue%"), BinaryData.FromString(body), Cancel);
        await QueueBench.UntilAsync(() => !bench.Script.Seen.IsEmpty, "the message");
        Assert.Equal([body], bench.Script.Seen);
        Assert.DoesNotContain(bench.Log.Lines, line => line.Level >= LogLevel.Warning);
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => outputs.SendAsync(new QueueOutputAttribute("work"), BinaryData.FromString(body + "x"), Cancel));
        Assert.Equal("A message of 49,153 bytes does not fit into queue work: 49,152 are the most.", error.Message);
    }

    [Fact]
    public async Task An_output_is_stored_as_base64_and_never_expires()
    {
        await Output(Quick).SendAsync(new QueueOutputAttribute("work"), BinaryData.FromString("{\"a\":1}"), Cancel);
        var message = (await Work.PeekMessageAsync(Cancel)).Value;
        Assert.Equal((Convert.ToBase64String("{\"a\":1}"u8), 9999), (message.Body.ToString(), message.ExpiresOn!.Value.Year));
    }

    [Fact]
    public async Task Q11_A_listener_outlives_its_storage_and_goes_on_by_itself_when_it_is_back()
    {
        using var folder = new TemporaryFolder();
        await using var own = await AzuriteServer.StartInFolderAsync(folder.Path);
        _connection = own.ConnectionString;
        await using var bench = await Bench().StartAsync();
        own.Kill();
        await QueueBench.UntilAsync(() => bench.Listener.Status is { State: ListenerState.Unreachable, LastError: { } error } && error.Contains("refused", StringComparison.Ordinal), "the outage", seconds: 60);
        await own.RestartAsync();
        await PutAsync("after the outage");
        await QueueBench.UntilAsync(() => !bench.Script.Seen.IsEmpty, "the message", seconds: 60);
        await EmptyAsync();
        Assert.Equal(ListenerState.Waiting, bench.Listener.Status.State);
    }

    [Fact]
    public async Task Q11_A_storage_that_hangs_is_an_outage_too()
    {
        using var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start(); // takes connections and never answers
        var port = ((System.Net.IPEndPoint)silent.LocalEndpoint).Port;
        var options = StorageClients.QueueOptions(retries: 0);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(1);
        var service = new QueueServiceClient(new Uri($"http://127.0.0.1:{port}/acc"), new Azure.Storage.StorageSharedKeyCredential("acc", "YWJj"), options);
        await using var bench = await new QueueBench(new StorageMessageQueue(service, blobs: null, "work"), TimeProvider.System).StartAsync();
        await QueueBench.UntilAsync(() => bench.Listener.Status.State == ListenerState.Unreachable, "the outage", seconds: 40);
    }

    [Fact]
    public async Task Q12_A_message_whose_function_was_stopped_is_visible_at_once()
    {
        await PutAsync("half done");
        var bench = Bench();
        bench.Script.Body = (_, token) => RealTime.PassAsync(Timeout.InfiniteTimeSpan, token);
        await bench.StartAsync();
        await QueueBench.UntilAsync(() => bench.Script.Running == 1, "its start");
        await bench.DisposeAsync();
        Assert.Equal("half done", (await Work.ReceiveMessageAsync(cancellationToken: Cancel)).Value.Body.ToString());
    }

    [Fact]
    public async Task Q14_A_message_that_vanished_under_its_function_is_logged_and_nothing_else()
    {
        await PutAsync("gone");
        var ended = new TaskCompletionSource();
        await using var bench = Bench();
        bench.Script.Body = (_, _) => ended.Task;
        await bench.StartAsync();
        await QueueBench.UntilAsync(() => bench.Script.Running == 1, "its start");
        await Work.ClearMessagesAsync(Cancel);
        ended.SetResult();
        await QueueBench.UntilAsync(() => bench.Logged(LogLevel.Warning, "was not this host's any more"), "the log line");
        Assert.Null(bench.Listener.Status.LastError);
    }

    [Fact]
    public async Task A_message_that_the_emulator_takes_in_but_cannot_give_out_does_not_stop_the_others()
    {
        await PutAsync("first of three");
        var address = Work.GenerateSasUri(Azure.Storage.Sas.QueueSasPermissions.Add, TimeProvider.System.GetUtcNow().AddHours(1));
        using var client = new HttpClient();
        using var body = new StringContent("<QueueMessage><MessageText>pasted\u000b</MessageText></QueueMessage>");
        var answer = await client.PostAsync(new Uri($"{address.GetLeftPart(UriPartial.Path)}/messages{address.Query}"), body, Cancel);
        Assert.Equal(System.Net.HttpStatusCode.Created, answer.StatusCode);
        await PutAsync("second of three", "third of three");
        await using var bench = await Bench(hidden: TimeSpan.FromSeconds(2)).StartAsync();
        await QueueBench.UntilAsync(() => bench.Script.Seen.Count == 3, "the others", seconds: 30);
    }

    [Fact]
    public async Task Junk_ends_in_the_poison_queue_with_a_reason_each_and_soon()
    {
        const int Count = 300;
        output.WriteLine($"INVESTOPS_FUZZ_SEED={JunkMessages.Seed}");
        var junk = new JunkMessages(JunkMessages.Seed);
        await PutAsync([.. Enumerable.Range(0, Count).Select(_ => junk.Next())]);
        await PutAsync("{\"strategy\":\"good\"}");
        var queue = new TimedQueue(Queue());
        var started = TimeProvider.System.GetTimestamp();
        await using var bench = await new QueueBench(queue, TimeProvider.System, "Job", Quick with { BatchSize = 4, NewBatchThreshold = 2 }).StartAsync();
        await EmptyAsync(seconds: 240);
        output.WriteLine($"{Count} messages in {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0.0} s, the slowest {queue.Taken.Max().TotalMilliseconds:0} ms");
        Assert.Equal(["good 0"], bench.Script.Seen);
        Assert.Equal(Count, (await Poison.GetPropertiesAsync(Cancel)).Value.ApproximateMessagesCount);
        Assert.Equal(Count, (await ReasonsAsync()).Count);
        Assert.True(queue.Taken.Order().ElementAt(Count * 95 / 100) < TimeSpan.FromSeconds(1), "a second is enough, but for a machine that does something else meanwhile");
    }

    private QueueBench Bench(string function = "Text", QueueSettings? settings = null, TimeSpan? hidden = null) =>
        new(Queue(), TimeProvider.System, function, settings ?? Quick, hidden);

    private StorageMessageQueue Queue() => new(new QueueAddress("work", _connection).ServiceWithoutRetries(), StorageClients.Blobs(_connection), "work");

    private QueueOutput Output(QueueSettings settings)
    {
        var values = new AppSettings([KeyValuePair.Create("AzureWebJobsStorage", _connection), KeyValuePair.Create("WorkQueue", "work")]);
        return new QueueOutput(new NameResolver(values), new ConnectionResolver(values), settings);
    }

    private async Task PutAsync(params string[] texts)
    {
        await Work.CreateIfNotExistsAsync(cancellationToken: Cancel);
        foreach (var text in texts)
        {
            await Work.SendMessageAsync(text, Cancel);
        }
    }

    private async Task EmptyAsync(int seconds = 40)
    {
        var started = TimeProvider.System.GetTimestamp();
        while ((await Work.GetPropertiesAsync(Cancel)).Value.ApproximateMessagesCount > 0)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(seconds), "The queue is not empty in time.");
            await RealTime.PassAsync(TimeSpan.FromMilliseconds(50), Cancel);
        }
    }

    private async Task<Dictionary<string, string>> ReasonsAsync()
    {
        var container = StorageClients.Blobs(_connection).GetBlobContainerClient("work-poison");
        var reasons = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var blob in container.GetBlobsAsync(cancellationToken: Cancel))
        {
            reasons[blob.Name] = (await container.GetBlobClient(blob.Name).DownloadContentAsync(Cancel)).Value.Content.ToString();
        }

        return reasons;
    }
}
