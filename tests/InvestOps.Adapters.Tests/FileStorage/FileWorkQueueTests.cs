using System.Text;
using InvestOps.Adapters.FileStorage;
using InvestOps.Pipeline.Runs;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Adapters.Tests.FileStorage;

public sealed class FileWorkQueueTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_goes_from_pending_through_running_to_done()
    {
        var queue = Queue(process: 1);
        Assert.True(await queue.SendAsync("job-1", "{}"u8.ToArray(), Cancel));
        Assert.Equal(["pending/job-1.json"], Files());
        var item = (await queue.ReceiveAsync(Cancel))!;
        Assert.Equal("{}", Encoding.UTF8.GetString(item.Body.Span));
        Assert.Equal(["running/job-1.json.nas_1"], Files());
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
    [InlineData("done")]
    [InlineData("failed")]
    public async Task The_same_id_is_known_wherever_it_stands(string where)
    {
        var queue = Queue(process: 1);
        await queue.SendAsync("job-1", "{}"u8.ToArray(), Cancel);
        if (where != "pending")
        {
            var item = (await queue.ReceiveAsync(Cancel))!;
            await (where switch
            {
                "done" => queue.CompleteAsync(item, Cancel),
                "failed" => queue.FailAsync(item, "no", Cancel),
                _ => Task.CompletedTask,
            });
        }

        var before = Files();
        Assert.False(await queue.SendAsync("job-1", "{}"u8.ToArray(), Cancel));
        Assert.Equal(before, Files());
    }

    [Fact]
    public async Task Each_message_goes_to_one_worker_only()
    {
        var first = Queue(process: 1);
        var second = Queue(process: 2);
        for (var job = 0; job < 20; job++)
        {
            await first.SendAsync($"job-{job}", "{}"u8.ToArray(), Cancel);
        }

        var taken = await Task.WhenAll(Drain(first), Drain(second));
        Assert.Equal(20, taken.SelectMany(ids => ids).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(20, taken.Sum(ids => ids.Count));
    }

    [Fact]
    public async Task What_a_dead_worker_had_taken_is_taken_again()
    {
        await Queue(process: 1).SendAsync("job-1", "{}"u8.ToArray(), Cancel);
        await Queue(process: 1).ReceiveAsync(Cancel);
        Assert.NotNull(await Queue(process: 2, alive: [2]).ReceiveAsync(Cancel));
        Assert.Equal(["running/job-1.json.nas_2"], Files());
    }

    [Fact]
    public async Task What_a_living_worker_or_another_machine_has_taken_is_left_alone()
    {
        await Queue(process: 1).SendAsync("job-1", "{}"u8.ToArray(), Cancel);
        await Queue(process: 1).ReceiveAsync(Cancel);
        Assert.Null(await Queue(process: 2, alive: [1, 2]).ReceiveAsync(Cancel));
        Assert.Null(await Queue(process: 2, alive: [2], machine: "pc").ReceiveAsync(Cancel));
        Assert.Equal(["running/job-1.json.nas_1"], Files());
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

    private static async Task<List<string>> Drain(FileWorkQueue queue)
    {
        var ids = new List<string>();
        while (await queue.ReceiveAsync(Cancel) is { } item)
        {
            ids.Add(item.Id);
        }

        return ids;
    }

    private FileWorkQueue Queue(int process, int[]? alive = null, string machine = "nas") => new(
        Path.Combine(_folder.Path, "pending"),
        new RunIdentity { CodeVersion = "test", ProcessId = process, Machine = machine, IsAlive = id => alive?.Contains(id) ?? true });

    private IEnumerable<string> Files() => _folder.Snapshot().Keys;
}
