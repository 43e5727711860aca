using System.Text;
using InvestOps.Adapters.FileStorage;
using InvestOps.Adapters.Tests.Contracts;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Adapters.Tests.FileStorage;

public sealed class FileWorkQueueTests : WorkQueueContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    protected override Task<IWorkQueue> OpenAsync(int worker, params int[] dead) =>
        Task.FromResult<IWorkQueue>(Queue(worker, alive: [.. Enumerable.Range(1, 9).Except(dead)]));

    protected override async Task<IReadOnlyList<string>> ReasonsAsync() =>
        await Task.WhenAll(Directory.GetFiles(Path.Combine(_folder.Path, "failed"), "*.reason.txt").Select(file => File.ReadAllTextAsync(file, Cancel)));

    [Fact]
    public async Task A_message_goes_from_pending_through_running_to_done()
    {
        var queue = Queue(process: 1);
        Assert.True(await queue.SendAsync("job-1", "{}"u8.ToArray(), Cancel));
        Assert.Equal(["pending/job-1.json"], Files());
        var item = (await queue.ReceiveAsync(Cancel))!;
        Assert.Equal("{}", Encoding.UTF8.GetString(item.Body.Span));
        Assert.Equal(["running/job-1.json.nas_1_7_1"], Files());
        await queue.CompleteAsync(item, Cancel);
        Assert.Equal(["done/job-1.json"], Files());
        Assert.Null(await queue.ReceiveAsync(Cancel));
    }

    [Fact]
    public async Task A_message_that_fails_keeps_its_reason_beside_it()
    {
        var queue = Queue(process: 1);
        await queue.SendAsync("job-1", "junk"u8.ToArray(), Cancel);
        await queue.FailAsync((await queue.ReceiveAsync(Cancel))!, "It is no request.", Cancel);
        Assert.Equal(["failed/job-1.json", "failed/job-1.reason.txt"], Files());
        Assert.Equal("It is no request.\n", await File.ReadAllTextAsync(Path.Combine(_folder.Path, "failed", "job-1.reason.txt"), Cancel));
    }

    [Theory]
    [InlineData("pending")]
    [InlineData("running")]
    public async Task The_same_id_is_known_while_it_waits_or_runs(string where)
    {
        var queue = Queue(process: 1);
        await queue.SendAsync("job-1", "{}"u8.ToArray(), Cancel);
        if (where != "pending")
        {
            await queue.ReceiveAsync(Cancel);
        }

        var before = Files();
        Assert.False(await queue.SendAsync("job-1", "{}"u8.ToArray(), Cancel));
        Assert.Equal(before, Files());
    }

    [Fact]
    public async Task What_has_ended_can_be_asked_for_again_and_only_its_last_end_is_kept()
    {
        var queue = Queue(process: 1);
        await queue.SendAsync("job-1", "{}"u8.ToArray(), Cancel);
        await queue.FailAsync((await queue.ReceiveAsync(Cancel))!, "no", Cancel);
        Assert.True(await queue.SendAsync("job-1", "{}"u8.ToArray(), Cancel));
        await queue.CompleteAsync((await queue.ReceiveAsync(Cancel))!, Cancel);
        Assert.Equal(["done/job-1.json"], Files());
        Assert.True(await queue.SendAsync("job-1", "{}"u8.ToArray(), Cancel));
        await queue.FailAsync((await queue.ReceiveAsync(Cancel))!, "no", Cancel);
        Assert.Equal(["failed/job-1.json", "failed/job-1.reason.txt"], Files());
    }

    [Fact]
    public async Task What_a_living_worker_or_another_machine_has_taken_is_left_alone()
    {
        await Queue(process: 1).SendAsync("job-1", "{}"u8.ToArray(), Cancel);
        await Queue(process: 1).ReceiveAsync(Cancel);
        Assert.Null(await Queue(process: 2, alive: [1, 2]).ReceiveAsync(Cancel));
        Assert.Null(await Queue(process: 2, alive: [2], machine: "pc").ReceiveAsync(Cancel));
        Assert.Equal(["running/job-1.json.nas_1_7_1"], Files());
    }

    [Fact]
    public async Task What_a_dead_worker_had_taken_and_was_asked_for_again_meanwhile_stops_nobody()
    {
        await Queue(process: 1).SendAsync("job-1", "first"u8.ToArray(), Cancel);
        await Queue(process: 1).ReceiveAsync(Cancel);
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "pending", "job-1.json"), "second", Cancel);

        var next = Queue(process: 2, alive: [2]);
        Assert.Equal("first", Encoding.UTF8.GetString((await next.ReceiveAsync(Cancel))!.Body.Span));
        Assert.Equal("second", Encoding.UTF8.GetString((await next.ReceiveAsync(Cancel))!.Body.Span));
    }

    [Fact]
    public async Task A_file_of_the_same_name_waits_while_this_process_runs_the_first()
    {
        var queue = Queue(process: 1);
        await queue.SendAsync("job-1", "{}"u8.ToArray(), Cancel);
        var item = (await queue.ReceiveAsync(Cancel))!;
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "pending", "job-1.json"), "second", Cancel);

        Assert.Null(await queue.ReceiveAsync(Cancel));
        await queue.CompleteAsync(item, Cancel);
        Assert.NotNull(await queue.ReceiveAsync(Cancel));
    }

    [Fact]
    public async Task What_a_process_with_the_same_number_left_before_a_restart_is_taken_again()
    {
        await Queue(process: 1, startedAt: 7).SendAsync("job-1", "{}"u8.ToArray(), Cancel);
        await Queue(process: 1, startedAt: 7).ReceiveAsync(Cancel);
        Assert.NotNull(await Queue(process: 1, alive: [1], startedAt: 8).ReceiveAsync(Cancel));
        Assert.Equal(["running/job-1.json.nas_1_8_2"], Files());
    }

    [Fact]
    public async Task A_request_that_killed_three_workers_is_refused_and_the_next_one_comes_through()
    {
        await Queue(process: 1).SendAsync("job-1", "deadly"u8.ToArray(), Cancel);
        for (var process = 1; process <= 3; process++)
        {
            Assert.Null((await Queue(process, alive: [process]).ReceiveAsync(Cancel))!.Refusal);
        }

        var queue = Queue(process: 4, alive: [4]);
        await queue.SendAsync("job-2", "{}"u8.ToArray(), Cancel);
        var refused = (await queue.ReceiveAsync(Cancel))!;
        Assert.Equal(("job-1", "The worker died 3 times while running this.", 0), (refused.Id, refused.Refusal, refused.Body.Length));
        await queue.FailAsync(refused, refused.Refusal!, Cancel);
        Assert.Equal("job-2", (await queue.ReceiveAsync(Cancel))!.Id);
    }

    [Fact]
    public async Task A_message_that_is_given_back_waits_again_and_no_attempt_is_counted()
    {
        var queue = Queue(process: 1);
        await queue.SendAsync("job-1", "{}"u8.ToArray(), Cancel);
        await queue.ReturnAsync((await queue.ReceiveAsync(Cancel))!, Cancel);
        Assert.Equal(["pending/job-1.json"], Files());
        await queue.ReceiveAsync(Cancel);
        Assert.Equal(["running/job-1.json.nas_1_7_1"], Files());
    }

    [Theory]
    [InlineData(100, null)]
    [InlineData(1_234_567, "The file has 1,234,567 bytes; at most 100 are read.")]
    public async Task A_file_larger_than_the_limit_is_refused_unread_with_its_size(int bytes, string? refusal)
    {
        var queue = Queue(process: 1);
        await queue.SendAsync("job-1", new byte[bytes], Cancel);
        var item = (await queue.ReceiveAsync(Cancel))!;
        Assert.Equal(refusal, item.Refusal);
        Assert.Equal(refusal is null ? bytes : 0, item.Body.Length);
    }

    [Fact]
    public async Task Files_that_are_no_requests_stay_where_they_are()
    {
        var pending = Directory.CreateDirectory(Path.Combine(_folder.Path, "pending")).FullName;
        await File.WriteAllTextAsync(Path.Combine(pending, "note.txt"), "not mine", Cancel);
        await File.WriteAllTextAsync(Path.Combine(pending, ".writing-job.json"), "half", Cancel);
        Assert.Null(await Queue(process: 1).ReceiveAsync(Cancel));
        Assert.Equal(["pending/.writing-job.json", "pending/note.txt"], Files());
    }

    public void Dispose() => _folder.Dispose();

    private FileWorkQueue Queue(int process, int[]? alive = null, string machine = "nas", long startedAt = 7) => new(
        Path.Combine(_folder.Path, "pending"),
        new RunIdentity { CodeVersion = "test", ProcessId = process, ProcessStartedAt = startedAt, Machine = machine, IsAlive = (id, start) => alive is null || (alive.Contains(id) && start == startedAt) },
        maximumBytes: 100);

    private string[] Files() => [.. _folder.Snapshot().Keys];
}
